import type { ChangePlan, ExtendTrial, ResumeTenant, SuspendTenant } from '@leasehold/contracts'
import {
  type AuditRecord,
  NotFound,
  type OpenCommand,
  type PlatformCommand,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import { requireSoldPlan } from '../plans/index.ts'
import { requestSync } from '../sync/index.ts'
import { refused, TenantDeleted } from './errors.ts'
import {
  type ContractChange,
  type ContractVerdict,
  decideExtension,
  decidePlanChange,
  decideResumption,
  decideSuspension,
  type HeldContract,
} from './rules.ts'
import * as store from './store.ts'
import { told } from './told-change.ts'

/**
 * Closes a company to changes, at its next request anywhere.
 *
 * @throws WrongContractState, HeldByStripe, VersionConflict, TenantDeleted
 */
export function suspendTenant(call: PlatformCommand, input: SuspendTenant): Promise<void> {
  return changeContract(call, input, 'tenant.suspended', (contract) =>
    decideSuspension(contract, input.reason, call.now),
  )
}

/**
 * Lifts a suspension.
 *
 * @throws WrongContractState, HeldByStripe, VersionConflict, TenantDeleted
 */
export function resumeTenant(call: PlatformCommand, input: ResumeTenant): Promise<void> {
  return changeContract(call, input, 'tenant.resumed', (contract) => decideResumption(contract, call.now))
}

/**
 * Moves a company to another plan, as sold; modules open or close at its next request.
 *
 * @throws PlanNotOnSale, WrongContractState, HeldByStripe, VersionConflict, TenantDeleted
 */
export async function changePlan(call: PlatformCommand, input: ChangePlan): Promise<void> {
  const sold = await requireSoldPlan(call.tx, input.plan)
  await changeContract(call, input, 'subscription.plan_changed', (contract) =>
    decidePlanChange(contract, sold, call.now),
  )
}

/**
 * Gives a trial more days.
 *
 * @throws WrongContractState, HeldByStripe, VersionConflict, TenantDeleted
 */
export function extendTrial(call: PlatformCommand, input: ExtendTrial): Promise<void> {
  return changeContract(call, input, 'subscription.trial_extended', (contract) =>
    decideExtension(contract, input.days, call.now),
  )
}

async function changeContract(
  call: PlatformCommand,
  input: { tenantId: string; version: number },
  action: AuditRecord['action'],
  decide: (contract: HeldContract) => ContractVerdict,
): Promise<void> {
  const { tenantId } = input
  const contract = await lockForChange(call, tenantId)
  if (!contract) throw new NotFound('tenant')
  if (contract.version !== input.version) throw new VersionConflict(contract)
  const verdict = decide(contract)
  if (!verdict.ok) throw refused(verdict, contract, call.now)
  await store.updateContract(call.tx, tenantId, verdict.change)
  await record(call, { tenantId, action, before: contract, change: verdict.change })
}

/** The contract, held: its row first, then the company's. */
async function lockForChange({ tx }: OpenCommand, tenantId: string) {
  const contract = await store.lockContract(tx, tenantId)
  const tenant = await store.lockTenant(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (tenant.deletedAt) throw new TenantDeleted()
  return contract
}

async function record(
  call: OpenCommand,
  given: {
    tenantId: string
    action: AuditRecord['action']
    before: HeldContract
    change: ContractChange
  },
): Promise<void> {
  const { tenantId, action, before, change } = given
  await requestSync(call, {
    tenantId,
    cause: action === 'subscription.plan_changed' ? 'plan_changed' : 'contract_changed',
  })
  const resource = action.startsWith('tenant.') ? 'tenant' : 'subscription'
  await recordAudit(call, { tenantId, action, resource, resourceId: tenantId, ...told(before, change) })
}
