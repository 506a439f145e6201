import type { ChangePlan, ExtendTrial, ResumeTenant, SuspendTenant } from '@leasehold/contracts'
import {
  type AuditRecord,
  changedFields,
  NotFound,
  type OpenCommand,
  type PlatformCommand,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import { requireSoldPlan, type SoldPlan } from '../plans/index.ts'
import { requestSync } from '../sync/index.ts'
import { refused, TenantDeleted } from './errors.ts'
import {
  type ContractChange,
  type ContractVerdict,
  decideExtension,
  decidePlanChange,
  decideResumption,
  decideSuspension,
  firstContract,
  type HeldContract,
} from './rules.ts'
import * as store from './store.ts'

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

/**
 * Moves a company to a version of a plan, whatever it has now: what bulk actions and one click do. Having it already
 * is no error. A company without a contract gets its first.
 *
 * @throws WrongContractState, HeldByStripe, TenantDeleted
 */
export async function moveToPlan(
  call: OpenCommand,
  input: { tenantId: string; sold: SoldPlan; reason: string | null },
): Promise<{ changed: boolean }> {
  const { tx, now } = call
  const { tenantId, sold, reason } = input
  const contract = await lockForChange(call, tenantId)
  if (!contract) {
    const first = firstContract(sold, null, now)
    await store.insertContract(tx, { tenantId, ...first })
    await record(call, { tenantId, action: 'subscription.plan_changed', before: null, change: first, reason })
    return { changed: true }
  }
  const verdict = decidePlanChange(contract, sold, now)
  if (!verdict.ok) {
    if (contract.plan === sold.plan && contract.planVersion === sold.planVersion) return { changed: false }
    throw refused(verdict, contract, now)
  }
  await store.updateContract(tx, tenantId, verdict.change)
  const { change } = verdict
  await record(call, { tenantId, action: 'subscription.plan_changed', before: contract, change, reason })
  return { changed: true }
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
  await record(call, { tenantId, action, before: contract, change: verdict.change, reason: null })
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
    before: HeldContract | null
    change: ContractChange
    reason: string | null
  },
): Promise<void> {
  const { tenantId, action, reason } = given
  const { stateSince: _, ...told } = given.change
  const { before, after } = changedFields<Record<string, unknown>>(given.before ?? {}, told)
  await requestSync(call, {
    tenantId,
    cause: action === 'subscription.plan_changed' ? 'plan_changed' : 'contract_changed',
  })
  await recordAudit(call, {
    tenantId,
    action,
    resource: action.startsWith('tenant.') ? 'tenant' : 'subscription',
    resourceId: tenantId,
    before: given.before && before,
    after: reason === null ? after : { ...after, reason },
  })
}
