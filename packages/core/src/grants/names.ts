import type { FeatureKind, FeatureUnit, Localized } from '@leasehold/catalog'
import type { PlatformDb } from '@leasehold/db'
import * as store from './store.ts'

type Named = { name: Localized; kind: FeatureKind; unit: FeatureUnit | null }

/** How features and plans are called; a key that nobody knows any more is its own name. */
export async function readNames(db: PlatformDb) {
  const [features, plans] = await Promise.all([store.listFeatures(db), store.listPlanNames(db)])
  const featureOf = new Map(features.map(({ key, ...named }) => [key, named]))
  const planOf = new Map(plans.map(({ key, name }) => [key, name]))
  return {
    features,
    feature: (key: string): Named => featureOf.get(key) ?? { name: itself(key), kind: 'switch', unit: null },
    plan: (key: string): Localized => planOf.get(key) ?? itself(key),
  }
}

function itself(key: string): Localized {
  return { en: key, 'zh-CN': key, ja: key }
}
