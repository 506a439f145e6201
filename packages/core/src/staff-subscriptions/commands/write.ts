import {
  type AuditRecord,
  changedFields,
  NotFound,
  type OpenCommand,
  recordAudit,
  VersionConflict,
} from '../../kernel/index.ts'
import { requestSync } from '../../sync/index.ts'
import { TenantDeleted } from '../../tenants/index.ts'
import { refused } from '../errors.ts'
import type { Subscription, SubscriptionChange, Verdict } from '../rules/contract.ts'
import * as store from '../store.ts'

/** A company's contract, held for the rest of the transaction: its row first, then the company's. */
export type Held = { contract: Subscription; company: store.Company }

/** @throws NotFound, TenantDeleted, VersionConflict */
export async function lockForChange(
  { tx }: OpenCommand,
  { tenantId, version }: { tenantId: string; version: number },
): Promise<Held> {
  const contract = await store.lockContract(tx, tenantId)
  const company = await store.lockCompany(tx, tenantId)
  if (!company || !contract) throw new NotFound('subscription')
  if (company.deletedAt) throw new TenantDeleted()
  if (contract.version !== version) throw new VersionConflict(contract)
  return { contract, company }
}

export type Told = {
  action: AuditRecord['action']
  /** What is told beside what changed: why, and what was charged. */
  told?: Record<string, unknown>
}

/**
 * Writes what was decided, with its one audit row, and asks for the workspace to be made to match.
 *
 * @throws the verdict's refusal
 */
export async function writeVerdict<More>(
  call: OpenCommand,
  { contract, company }: Held,
  verdict: Verdict<More>,
  told: Told,
): Promise<{ requestId: null }> {
  if (!verdict.ok) throw refused(verdict.code, contract, call.now)
  await writeChange(call, { tenantId: company.id, contract, change: verdict.change }, told)
  return { requestId: null }
}

/** The same of a change that nobody can refuse. */
export async function writeChange(
  call: OpenCommand,
  given: { tenantId: string; contract: Subscription | null; change: SubscriptionChange },
  { action, told = {} }: Told,
): Promise<void> {
  const { tenantId, contract, change } = given
  if (contract) await store.updateContract(call.tx, tenantId, change)
  await requestSync(call, { tenantId, cause: 'plan' in change ? 'plan_changed' : 'contract_changed' })
  const { stateSince: _, ...rest } = change
  const { before, after } = changedFields<Record<string, unknown>>(contract ?? {}, rest)
  await recordAudit(call, {
    tenantId,
    action,
    resource: 'subscription',
    resourceId: tenantId,
    before: contract && before,
    after: { ...after, ...told },
  })
}
