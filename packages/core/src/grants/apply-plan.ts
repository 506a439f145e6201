import type { ApplyPlan } from '@leasehold/contracts'
import { NotFound, type OpenCommand } from '../kernel/index.ts'
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
  const move = (await moveToPlan(call, { tenantIds: [tenantId], sold, reason })).get(tenantId)
  if (!move) throw new NotFound('tenant')
  if ('refusal' in move) throw move.refusal
  return move
}
