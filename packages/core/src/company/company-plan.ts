import { nothingOf } from '@leasehold/catalog'
import type { TenantQuery } from '../kernel/index.ts'
import * as store from './store.ts'

/**
 * What the company's plan gives it, feature by feature: what each is worth now, where that comes from, and when it
 * ends by itself. Features that a catalog has and the plan does not name are worth nothing.
 */
export async function companyPlan(call: TenantQuery) {
  const { reader, entitlements } = call
  const features = await store.listFeatures(reader)
  return {
    access: entitlements.access,
    state: entitlements.state,
    planVersion: entitlements.planVersion,
    until: entitlements.until,
    features: features.map(({ key, kind, unit, name }) => {
      const found = entitlements.features.get(key)
      return {
        key,
        kind,
        unit,
        name,
        value: found ? found.value : nothingOf(kind),
        /** What the value rests on; reasons that staff gave are not told. */
        sources: [...new Set(found?.sources.map((source) => source.kind) ?? [])],
        until: found?.until ?? null,
      }
    }),
  }
}
