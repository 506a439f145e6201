import type { BulkParams, ChangeTime } from '@leasehold/catalog'
import type { BulkChange } from '@leasehold/contracts'
import type { PlatformTx } from '@leasehold/db'
import {
  compareEntitlements,
  type EntitlementInputs,
  type Entitlements,
  type FeatureChange,
  readManyIn,
  resolveEntitlements,
  stateAt,
} from '../entitlements/index.ts'
import { inputsAfter, prepareOverride, sameOverride } from '../grants/index.ts'
import { NotFound, type PlatformQuery } from '../kernel/index.ts'
import { inputsOn, requireSoldPlan } from '../plans/index.ts'
import { type Surplus, surplusOf, type Usage, usageIn } from '../usage/index.ts'
import { paramsOf } from './rules.ts'
import * as store from './store.ts'

/** What a change would do to one company. */
export type Effect = {
  tenant: { id: string; code: string; name: string }
  /** `unchanged` when nothing would be written; `refused` when the state of its contract forbids the change. */
  outcome: 'changed' | 'unchanged' | 'refused'
  /** When it takes effect: what Stripe holds moves to another version when its period ends. */
  when: ChangeTime
  changes: FeatureChange[]
  /** Used beyond what is then allowed: nothing is taken away, and nothing can be added until it fits. */
  surplus: (Surplus & { isNew: boolean })[]
}

type Company = Awaited<ReturnType<typeof store.readCompanies>>[number]

/** A change that was checked against the catalog: what is kept of it, and what it does to a company's inputs. */
export type PreparedBulk = {
  params: BulkParams
  apply: (inputs: EntitlementInputs, company: Company) => EntitlementInputs | null
}

/** @throws InvalidField, PlanNotOnSale, NotFound */
export async function prepareBulk(
  { now }: PlatformQuery,
  tx: PlatformTx,
  change: BulkChange,
): Promise<PreparedBulk> {
  switch (change.kind) {
    case 'set_feature': {
      const prepared = await prepareOverride(tx, { ...change, reason: '' }, now)
      const { override } = prepared
      return {
        params: paramsOf(change, null),
        // One that says the same already is kept.
        apply: (inputs) =>
          sameOverride(inputs.overrides, override, now) ? inputs : inputsAfter(inputs, prepared, now),
      }
    }
    case 'move_version': {
      const terms = await store.readTerms(tx, change.plan, change.planVersion)
      if (!terms) throw new NotFound('plan')
      const target = { ...change, entitlements: terms.entitlements }
      return { params: paramsOf(change, null), apply: (inputs) => inputsOn(inputs, target) ?? inputs }
    }
    case 'apply_plan': {
      const sold = await requireSoldPlan(tx, change.plan)
      const terms = await store.readTerms(tx, sold.plan, sold.planVersion)
      const target = { ...sold, entitlements: terms?.entitlements ?? {} }
      return {
        params: paramsOf(change, sold.planVersion),
        apply: (inputs, { suspendedFrom, suspensionCause, source }) => {
          const held = { suspendedFrom, suspensionCause, source: source ?? 'manual' }
          const contract = inputs.contract && { ...inputs.contract, ...held }
          return inputsAfter(inputs, { kind: 'apply_plan', contract, sold: target }, now)
        },
      }
    }
  }
}

/** What the change would do to each of some companies that are there. */
export async function effectsOn(
  { now }: PlatformQuery,
  tx: PlatformTx,
  ids: readonly string[],
  { apply }: PreparedBulk,
): Promise<Effect[]> {
  const companies = await store.readCompanies(tx, ids)
  const read = await readManyIn(tx, store.ofTenants(ids))
  const inputsOf = new Map(read.map(({ tenantId, inputs }) => [tenantId, inputs]))
  const used = await usageIn(tx, ids, now)
  return companies.flatMap((company): Effect[] => {
    const inputs = inputsOf.get(company.id)
    if (!inputs) return []
    const { id, code, name } = company
    const tenant = { id, code, name }
    const then = apply(inputs, company)
    if (!then) return [{ tenant, outcome: 'refused', when: 'now', changes: [], surplus: [] }]
    const [before, after] = [resolveEntitlements(inputs, now), resolveEntitlements(then, now)]
    const changes = compareEntitlements(before, after)
    const outcome = then === inputs ? 'unchanged' : 'changed'
    const when = waits(company, inputs, then, now) ? 'period_end' : 'now'
    return [{ tenant, outcome, when, changes, surplus: surplusBy(used.get(id), before, after) }]
  })
}

/** True where Stripe holds what is moved to another version. */
function waits(
  { source }: Company,
  { contract }: EntitlementInputs,
  then: EntitlementInputs,
  now: Date,
): boolean {
  if (source !== 'stripe' || !contract || contract.planVersion === then.contract?.planVersion) return false
  const state = stateAt(contract, now)
  return state !== 'cancelled' && state !== 'expired'
}

function surplusBy(used: Usage | undefined, before: Entitlements, after: Entitlements) {
  if (!used) return []
  const wasOver = new Set(surplusOf(used, before.limits).map(({ limit }) => limit))
  return surplusOf(used, after.limits).map((each) => ({ ...each, isNew: !wasOver.has(each.limit) }))
}
