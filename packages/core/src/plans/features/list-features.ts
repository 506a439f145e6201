import { builtInFeatures, type FeatureKind, type FeatureUnit, type Localized } from '@leasehold/catalog'
import type { PlatformQuery } from '../../kernel/index.ts'
import * as store from '../store.ts'

/** A feature as staff see it. */
export type ListedFeature = {
  key: string
  kind: FeatureKind
  unit: FeatureUnit | null
  name: Localized
  /** The product itself looks at it. */
  isBuiltIn: boolean
  /** Keys of the plans whose published version or draft speaks of it. */
  plans: string[]
}

const builtIn: ReadonlySet<string> = new Set(builtInFeatures.map(({ key }) => key))

/** Every feature there is, with the plans that speak of it. A catalog has dozens, never thousands. */
export async function listFeatures(
  call: PlatformQuery,
): Promise<{ features: ListedFeature[]; may: { manage: boolean } }> {
  const db = call.database.platform
  const [features, plans] = await Promise.all([store.listFeatures(db), store.listPlans(db)])
  const speaksOf = (key: string) =>
    plans
      .filter(({ terms, draft }) => [terms, draft].some((of) => of && Object.hasOwn(of.entitlements, key)))
      .map((plan) => plan.key)
  return {
    features: features.map(({ key, kind, unit, name }) => ({
      key,
      kind,
      unit,
      name,
      isBuiltIn: builtIn.has(key),
      plans: speaksOf(key),
    })),
    may: { manage: call.admin.permissions.has('plans:manage') },
  }
}
