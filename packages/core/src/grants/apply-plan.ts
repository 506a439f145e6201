import type { ApplyPlan } from '@leasehold/contracts'
import type { OpenCommand } from '../kernel/index.ts'
import { moveToPlan } from '../tenants/index.ts'
import { lockCompany } from './lock-company.ts'
import { preparePlan } from './prepare-change.ts'

/**
 * Gives a company a plan as it is sold now. Having the plan in this version already changes nothing.
 *
 * @throws InvalidField, PlanNotOnSale, WrongContractState, NotFound, TenantDeleted
 */
export async function applyPlan(call: OpenCommand, input: ApplyPlan): Promise<{ changed: boolean }> {
  const { tenantId, plan, reason = null } = input
  await lockCompany(call, tenantId)
  const { sold } = await preparePlan(call.tx, tenantId, { plan })
  return moveToPlan(call, { tenantId, sold, reason })
}
