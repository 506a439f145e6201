import type { PreviewBulk } from '@leasehold/contracts'
import { readNames } from '../grants/index.ts'
import type { PlatformQuery } from '../kernel/index.ts'
import { type Effect, effectsOn, prepareBulk } from './effects.ts'
import { addTo, type FeatureTotal, tokenOf } from './rules.ts'
import { selectTenants } from './select-tenants.ts'

/** Companies computed together, and those that are shown one by one. */
const AT_ONCE = 500
const SHOWN = 100

/**
 * What a change of many companies would do, before anything is done: how many it reaches, who gains and loses what,
 * and who would then use more than is allowed. The answer names the companies; starting acts on exactly those.
 *
 * @throws InvalidField, PlanNotOnSale, NotFound
 */
export async function previewBulk(call: PlatformQuery, { selection, change }: PreviewBulk) {
  const selected = await selectTenants(call, selection)
  const totals = new Map<string, FeatureTotal>()
  const outcomes = { changed: 0, unchanged: 0, refused: 0 }
  const tenantIds: string[] = []
  const shown: Effect[] = []
  let newlyOver = 0
  const params = await call.database.platformTransaction(async (tx) => {
    const prepared = await prepareBulk(call, tx, change)
    for (let from = 0; from < selected.length; from += AT_ONCE) {
      const effects = await effectsOn(call, tx, selected.slice(from, from + AT_ONCE), prepared)
      for (const effect of effects) {
        tenantIds.push(effect.tenant.id)
        outcomes[effect.outcome] += 1
        addTo(totals, effect.changes)
        if (effect.surplus.some(({ isNew }) => isNew)) newlyOver += 1
      }
      // Those to whom something happens are shown first.
      shown.push(...effects.filter(({ outcome }) => outcome !== 'unchanged').slice(0, SHOWN - shown.length))
    }
    return prepared.params
  })
  const names = await readNames(call.database.platform)
  return {
    total: tenantIds.length,
    ...outcomes,
    newlyOver,
    features: [...totals.values()]
      .toSorted((a, b) => (a.feature < b.feature ? -1 : 1))
      .map((total) => ({ ...names.feature(total.feature), ...total })),
    /** The first to whom something happens; `isComplete` when these are all of them. */
    items: shown.map((effect) => ({
      ...effect,
      changes: effect.changes.map((each) => ({ ...names.feature(each.feature), ...each })),
    })),
    isComplete: shown.length === outcomes.changed + outcomes.refused,
    params,
    /** To be handed to `start` as they are. */
    tenantIds,
    token: tokenOf(call, tenantIds, params),
  }
}
