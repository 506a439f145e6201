export { addAddOn } from './add-add-on.ts'
export { applyPlan } from './apply-plan.ts'
export { changeAddOn, removeAddOn } from './change-add-on.ts'
export { getEntitlements } from './get-entitlements.ts'
export { readNames } from './names.ts'
export { prepareOverride } from './prepare-change.ts'
export { previewEntitlements } from './preview-change.ts'
export { revokeOverride } from './revoke-override.ts'
export { inputsAfter, sameOverride } from './rules.ts'
export { setOverride } from './set-override.ts'
export {
  type BillingLink,
  type EntitlementLink,
  type Explanation,
  explain,
  type Link,
  type MembershipLink,
  type RoleLink,
  type StoresLink,
  wantedOf,
} from './why/explain.ts'
export { whyOfColleague } from './why/why-of-colleague.ts'
export { whyOfMember } from './why/why-of-member.ts'
