export {
  admit,
  allows,
  type Check,
  checkFor,
  type Holdings,
  type Needs,
} from './admission.ts'
export { compareEntitlements, type FeatureChange } from './compare.ts'
export { lockEntitlements } from './lock-entitlements.ts'
export { entitlementsOf } from './memo.ts'
export { meetsAccess } from './open-mask.ts'
export { readEntitlements } from './read-entitlements.ts'
export { ModuleLocked, requireModule } from './require-module.ts'
export {
  type AddOn,
  type Contract,
  clockOf,
  type Entitlement,
  type EntitlementInputs,
  type EntitlementSource,
  type Entitlements,
  graceDays,
  isOpen,
  moduleStates,
  type Override,
  resolveEntitlements,
  stateAt,
} from './rules.ts'
export { readInputsIn, readManyIn, readManyOf } from './store.ts'
