import { type AuditRecord, NotFound, type OpenCommand, type Refusal, recordAudits } from '../kernel/index.ts'
import type { SoldPlan } from '../plans/index.ts'
import { type Collecting, requestSyncs } from '../sync/index.ts'
import { refused, TenantDeleted } from './errors.ts'
import { type ContractChange, decidePlanChange, firstContract, type HeldContract } from './rules.ts'
import * as store from './store.ts'
import { told } from './told-change.ts'

/** What became of one company: whether anything changed, or why nothing may. */
export type PlanMove = { changed: boolean } | { refusal: Refusal }

type Company = { deletedAt: Date | null; contract: HeldContract | null }

/**
 * Moves companies to a version of a plan, whatever they have now: what bulk actions and one click do. Having it already
 * is no error. A company without a contract gets its first. Nobody's refusal stops the others: each is decided for
 * itself, before anything is written, and what was decided is written for all of them together.
 */
export async function moveToPlan(
  call: OpenCommand & Collecting,
  input: { tenantIds: readonly string[]; sold: SoldPlan; reason: string | null },
): Promise<Map<string, PlanMove>> {
  const { tx, now } = call
  const { sold, reason } = input
  // In one order everywhere, so that nobody waits for who waits for him.
  const tenantIds = input.tenantIds.toSorted()
  const held = await store.lockWithContracts(tx, tenantIds)
  const verdicts = tenantIds.map((tenantId) => {
    const company = held.get(tenantId) ?? null
    return { tenantId, contract: company?.contract ?? null, verdict: decide(company, sold, now) }
  })

  const changes = verdicts.flatMap(({ tenantId, contract, verdict }) =>
    'change' in verdict ? [{ tenantId, contract, change: verdict.change }] : [],
  )
  const firsts = changes.filter(({ contract }) => !contract)
  await store.insertContracts(
    tx,
    firsts.map(({ tenantId }) => ({ tenantId, ...firstContract(sold, null, now) })),
  )
  for (const { change, tenantIds: ids } of alike(changes.filter(({ contract }) => contract)))
    await store.updateContracts(tx, ids, change)
  await requestSyncs(
    call,
    changes.map(({ tenantId }) => ({ tenantId, cause: 'plan_changed' as const })),
  )
  await recordAudits(
    call,
    changes.map(({ tenantId, contract, change }): AuditRecord => {
      const { before, after } = told(contract, change)
      return {
        tenantId,
        action: 'subscription.plan_changed',
        resource: 'subscription',
        resourceId: tenantId,
        before,
        after: reason === null ? after : { ...after, reason },
      }
    }),
  )
  return new Map(
    verdicts.map(({ tenantId, verdict }) => [
      tenantId,
      'refusal' in verdict ? verdict : { changed: 'change' in verdict },
    ]),
  )
}

/** The change, if there is anything to change, or what stands in its way. */
function decide(
  company: Company | null,
  sold: SoldPlan,
  now: Date,
): { change: ContractChange } | { refusal: Refusal } | { same: true } {
  if (!company) return { refusal: new NotFound('tenant') }
  const { deletedAt, contract } = company
  if (deletedAt) return { refusal: new TenantDeleted() }
  if (!contract) return { change: firstContract(sold, null, now) }
  const verdict = decidePlanChange(contract, sold, now)
  if (verdict.ok) return { change: verdict.change }
  const isSame = contract.plan === sold.plan && contract.planVersion === sold.planVersion
  return isSame ? { same: true } : { refusal: refused(verdict, contract, now) }
}

/** Companies whose contracts change alike: those that were in the same state. */
function alike(changes: readonly { tenantId: string; change: ContractChange }[]) {
  const groups = new Map<string, { change: ContractChange; tenantIds: string[] }>()
  for (const { tenantId, change } of changes) {
    const key = JSON.stringify(change)
    const group = groups.get(key) ?? { change, tenantIds: [] }
    group.tenantIds.push(tenantId)
    groups.set(key, group)
  }
  return groups.values()
}
