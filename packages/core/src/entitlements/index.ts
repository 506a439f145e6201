export { lockEntitlements } from './lock-entitlements.ts'
export { entitlementsOf } from './memo.ts'
export { ModuleLocked, requireModule } from './require-module.ts'
export {
  type Contract,
  type Entitlements,
  graceDays,
  moduleStates,
  resolveEntitlements,
  stateAt,
} from './rules.ts'
