export { changePlan, extendTrial, resumeTenant, suspendTenant } from './change-contract.ts'
export { changeTenant } from './change-tenant.ts'
export { createTenant } from './create-tenant.ts'
export { deleteTenant, restoreTenant } from './delete-tenant.ts'
export { getTenant } from './details/get-tenant.ts'
export { listTenantMembers } from './details/list-tenant-members.ts'
export { HeldByStripe, TenantDeleted, WrongContractState } from './errors.ts'
export { type ListedTenant, listTenants } from './list/list-tenants.ts'
export { moveToPlan } from './move-to-plan.ts'
export {
  decideExtension,
  decidePlanChange,
  firstContract,
  type HeldContract,
  isHeldByStripe,
} from './rules.ts'
