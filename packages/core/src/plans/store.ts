import {
  catalogSettings,
  features,
  type PlatformDb,
  type PlatformTx,
  plans,
  planVersions,
  type Tx,
} from '@leasehold/db'
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

const settingsFields = {
  signUpPlan: catalogSettings.signUpPlan,
  signUpTrialDays: catalogSettings.signUpTrialDays,
  defaults: catalogSettings.defaults,
  version: catalogSettings.version,
}

export type Settings = Awaited<ReturnType<typeof lockCatalog>>

/** Holds the catalog for the rest of the transaction: whoever changes anything in it comes one after the other. */
export async function lockCatalog(tx: PlatformTx) {
  await tx.insert(catalogSettings).values({ id: 1, defaults: {} }).onConflictDoNothing()
  const [settings] = await tx.select(settingsFields).from(catalogSettings).for('update')
  if (!settings) throw new Error('The catalog has no settings.')
  return settings
}

export async function readSettings(db: PlatformDb | Tx) {
  const [settings] = await db.select(settingsFields).from(catalogSettings)
  return settings ?? { signUpPlan: null, signUpTrialDays: null, defaults: {}, version: 1 }
}

export async function updateSettings(
  tx: PlatformTx,
  change: Partial<typeof catalogSettings.$inferInsert>,
): Promise<void> {
  await tx.update(catalogSettings).set({ ...change, version: sql`${catalogSettings.version} + 1` })
}

/** Every feature, in the order of lists. */
export function listFeatures(db: PlatformDb | Tx) {
  return db
    .select({
      key: features.key,
      kind: features.kind,
      unit: features.unit,
      name: features.name,
      position: features.position,
    })
    .from(features)
    .orderBy(asc(features.position), asc(features.key))
}

export async function insertFeature(tx: PlatformTx, row: typeof features.$inferInsert): Promise<void> {
  await tx.insert(features).values(row)
}

export async function renameFeature(
  tx: PlatformTx,
  key: string,
  name: typeof features.$inferInsert.name,
): Promise<void> {
  await tx.update(features).set({ name }).where(eq(features.key, key))
}

const planFields = {
  key: plans.key,
  kind: plans.kind,
  name: plans.name,
  description: plans.description,
  onSale: plans.onSale,
  hidden: plans.hidden,
  contactUs: plans.contactUs,
  position: plans.position,
  draft: plans.draft,
  latest: plans.latest,
  version: plans.version,
  /** Terms and day of the version that is sold now. */
  terms: planVersions.terms,
  publishedAt: planVersions.publishedAt,
}

export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number]

/** All plans, in the order in which they are shown. */
export function listPlans(db: PlatformDb | Tx) {
  return db
    .select(planFields)
    .from(plans)
    .leftJoin(planVersions, latest)
    .orderBy(asc(plans.position), asc(plans.key))
}

export async function readPlan(db: PlatformDb | Tx, key: string): Promise<PlanRow | null> {
  const [found] = await db
    .select(planFields)
    .from(plans)
    .leftJoin(planVersions, latest)
    .where(eq(plans.key, key))
  return found ?? null
}

export async function insertPlan(tx: PlatformTx, row: typeof plans.$inferInsert): Promise<void> {
  await tx.insert(plans).values(row)
}

/** Raises the version of the row. */
export async function updatePlan(
  tx: PlatformTx,
  key: string,
  change: Partial<typeof plans.$inferInsert>,
  updatedAt: Date,
): Promise<void> {
  await tx
    .update(plans)
    .set({ ...change, updatedAt, version: sql`${plans.version} + 1` })
    .where(eq(plans.key, key))
}

/** Moves plans to their places; nothing else of them changes, so nobody's edit is in conflict with it. */
export async function updatePositions(tx: PlatformTx, keys: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update ${plans} set position = o.place
    from jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb) with ordinality as o(plan, place)
    where ${plans.key} = o.plan`)
}

export async function insertVersion(tx: PlatformTx, row: typeof planVersions.$inferInsert): Promise<void> {
  await tx.insert(planVersions).values(row)
}

/** Deletes a plan and its versions if no company was ever on it; returns how many were. */
export async function deletePlan(tx: PlatformTx, key: string): Promise<number> {
  const [found] = await tx.execute<{ users: number }>(sql`select delete_plan(${key}) as users`)
  return found?.users ?? 0
}

export async function readVersion(db: PlatformDb | Tx, plan: string, number: number) {
  const [found] = await db
    .select({ kind: plans.kind, name: plans.name, terms: planVersions.terms })
    .from(planVersions)
    .innerJoin(plans, eq(plans.key, planVersions.plan))
    .where(and(eq(planVersions.plan, plan), eq(planVersions.number, number)))
  return found ?? null
}
