import { type PlatformDb, plans, planVersions, type Tx } from '@leasehold/db'
import { and, asc, eq, sql } from 'drizzle-orm'

const latest = and(eq(planVersions.plan, plans.key), eq(planVersions.number, plans.latest))

/** A plan with the terms of its latest version. */
export async function readSold(tx: Tx, key: string) {
  const [found] = await tx
    .select({ onSale: plans.onSale, kind: plans.kind, planVersion: plans.latest, terms: planVersions.terms })
    .from(plans)
    .leftJoin(planVersions, latest)
    .where(eq(plans.key, key))
  return found ?? null
}

/** Names of all plans. A catalog has dozens, never thousands. */
export function listNames(db: PlatformDb) {
  return db
    .select({
      key: plans.key,
      kind: plans.kind,
      name: plans.name,
      onSale: sql<boolean>`${plans.onSale} and ${plans.latest} is not null`,
      trialDays: sql<number | null>`(${planVersions.terms} ->> 'trialDays')::int`,
    })
    .from(plans)
    .leftJoin(planVersions, latest)
    .orderBy(asc(plans.position), asc(plans.key))
}
