import { auditNameKey, type Locale } from '@leasehold/catalog'
import { features, type PlatformDb, plans, type TenantReader, tenantRead } from '@leasehold/db'
import { and, inArray } from 'drizzle-orm'
import type { CatalogKeys } from '../../entries/entry-rules.ts'
import type { Names } from '../store.ts'

/** Names that plans and features have today, in one language, by `auditNameKey`; deleted ones have none. */
export async function readCatalogNames(db: PlatformDb, keys: CatalogKeys, locale: Locale): Promise<Names> {
  const [foundPlans, foundFeatures] = await Promise.all([
    keys.plan.length === 0
      ? []
      : db
          .select({ key: plans.key, name: plans.name })
          .from(plans)
          .where(inArray(plans.key, [...keys.plan])),
    keys.feature.length === 0
      ? []
      : db
          .select({ key: features.key, name: features.name })
          .from(features)
          .where(inArray(features.key, [...keys.feature])),
  ])
  return named(foundPlans, foundFeatures, locale)
}

/** The same for a company's own people. */
export async function readCatalogNamesFor(
  reader: TenantReader,
  keys: CatalogKeys,
  locale: Locale,
): Promise<Names> {
  const [foundPlans, foundFeatures] = await Promise.all([
    keys.plan.length === 0
      ? []
      : tenantRead(reader, (db, bound) =>
          db
            .select({ key: plans.key, name: plans.name })
            .from(plans)
            .where(and(bound, inArray(plans.key, [...keys.plan]))),
        ),
    keys.feature.length === 0
      ? []
      : tenantRead(reader, (db, bound) =>
          db
            .select({ key: features.key, name: features.name })
            .from(features)
            .where(and(bound, inArray(features.key, [...keys.feature]))),
        ),
  ])
  return named(foundPlans, foundFeatures, locale)
}

type Named = readonly { key: string; name: Readonly<Record<Locale, string>> }[]

function named(foundPlans: Named, foundFeatures: Named, locale: Locale): Names {
  return Object.fromEntries([
    ...foundPlans.map(({ key, name }) => [auditNameKey('plan', key), name[locale]]),
    ...foundFeatures.map(({ key, name }) => [auditNameKey('feature', key), name[locale]]),
  ])
}
