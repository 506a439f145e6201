import type { FeatureValue } from '@leasehold/catalog'
import {
  features,
  heldColumns,
  overrides,
  type PlatformDb,
  type PlatformTx,
  plans,
  planVersions,
  platformAdmins,
  subscriptionAddOns,
  subscriptions,
  tenants,
  users,
} from '@leasehold/db'
import { and, asc, desc, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'

type Reader = PlatformDb | PlatformTx

/** Holds the company: its contract's row first, then its own. Null when there is no such company. */
export async function lockCompany(tx: PlatformTx, tenantId: string) {
  await tx
    .select({ tenantId: subscriptions.tenantId })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  const [tenant] = await tx
    .select({ deletedAt: tenants.deletedAt })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
    .for('update')
  return tenant ?? null
}

export async function readCompany(db: Reader, tenantId: string) {
  const [tenant] = await db
    .select({ deletedAt: tenants.deletedAt })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
  return tenant ?? null
}

/** The contract as changes decide over it. */
export async function readContract(db: Reader, tenantId: string) {
  const [contract] = await db
    .select(heldColumns)
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
  return contract ?? null
}

export async function readFeature(db: Reader, key: string) {
  const [feature] = await db.select({ kind: features.kind }).from(features).where(eq(features.key, key))
  return feature ?? null
}

/** A plan or an add-on with the terms of its latest version. */
export async function readLatest(db: Reader, key: string) {
  const [found] = await db
    .select({ kind: plans.kind, onSale: plans.onSale, planVersion: plans.latest, terms: planVersions.terms })
    .from(plans)
    .leftJoin(planVersions, and(eq(planVersions.plan, plans.key), eq(planVersions.number, plans.latest)))
    .where(eq(plans.key, key))
  return found ?? null
}

const isOverride = (tenantId: string, id: string) =>
  and(eq(overrides.tenantId, tenantId), eq(overrides.id, id))

export async function readOverride(db: Reader, tenantId: string, id: string) {
  const [found] = await db.select().from(overrides).where(isOverride(tenantId, id))
  return found ?? null
}

/** Id of the override that was made last: the next one sorts after it, whatever the clocks say. */
export async function newestOverride(tx: PlatformTx, tenantId: string): Promise<string | null> {
  const [found] = await tx
    .select({ id: overrides.id })
    .from(overrides)
    .where(eq(overrides.tenantId, tenantId))
    .orderBy(desc(overrides.id))
    .limit(1)
  return found?.id ?? null
}

export async function insertOverride(tx: PlatformTx, row: typeof overrides.$inferInsert): Promise<void> {
  await tx.insert(overrides).values(row)
}

export async function markRevoked(
  tx: PlatformTx,
  { tenantId, id, ...by }: { tenantId: string; id: string; revokedAt: Date; revokedBy: string | null },
): Promise<void> {
  await tx.update(overrides).set(by).where(isOverride(tenantId, id))
}

const isAddOn = (tenantId: string, id: string) =>
  and(eq(subscriptionAddOns.tenantId, tenantId), eq(subscriptionAddOns.id, id))

/** An add-on that was not taken off. */
export async function readAddOn(db: Reader, tenantId: string, id: string) {
  const [found] = await db
    .select()
    .from(subscriptionAddOns)
    .where(and(isAddOn(tenantId, id), isNull(subscriptionAddOns.removedAt)))
  return found ?? null
}

export async function insertAddOn(
  tx: PlatformTx,
  row: typeof subscriptionAddOns.$inferInsert,
): Promise<void> {
  await tx.insert(subscriptionAddOns).values(row)
}

export async function updateAddOn(
  tx: PlatformTx,
  tenantId: string,
  id: string,
  change: { quantity: number } | { removedAt: Date; removedBy: string | null },
): Promise<void> {
  await tx.update(subscriptionAddOns).set(change).where(isAddOn(tenantId, id))
}

/** The catalog's features, in the order in which they are shown. */
export function listFeatures(db: Reader) {
  return db
    .select({ key: features.key, kind: features.kind, unit: features.unit, name: features.name })
    .from(features)
    .orderBy(asc(features.position), asc(features.key))
}

export function listPlanNames(db: Reader) {
  return db.select({ key: plans.key, name: plans.name }).from(plans)
}

const maker = alias(platformAdmins, 'maker')
const undoer = alias(platformAdmins, 'undoer')

/** Who did it; null when it was not staff. */
const person = (admin: typeof maker | typeof undoer) =>
  sql<{ id: string; name: string } | null>`case when ${admin.id} is not null
    then json_build_object('id', ${admin.id}, 'name', ${admin.name}) end`

/** What stands or is to come, all of it, and then the newest of what is over. */
export async function listOverrides(db: PlatformDb, tenantId: string, now: Date, history: number) {
  const { revokedAt, endsAt } = overrides
  const list = (where: SQL | undefined) =>
    db
      .select({
        id: overrides.id,
        feature: overrides.feature,
        value: overrides.value,
        reason: overrides.reason,
        startsAt: overrides.startsAt,
        endsAt,
        createdAt: overrides.createdAt,
        createdBy: person(maker),
        revokedAt,
        revokedBy: person(undoer),
      })
      .from(overrides)
      .leftJoin(maker, eq(maker.id, overrides.createdBy))
      .leftJoin(undoer, eq(undoer.id, overrides.revokedBy))
      .where(and(eq(overrides.tenantId, tenantId), where))
      .orderBy(desc(overrides.id))
  const [standing, over] = await Promise.all([
    list(and(isNull(revokedAt), or(isNull(endsAt), gt(endsAt, now)))),
    list(or(isNotNull(revokedAt), lte(endsAt, now))).limit(history),
  ])
  return [...standing, ...over]
}

/** The same of add-ons. */
export async function listAddOns(db: PlatformDb, tenantId: string, now: Date, history: number) {
  const { removedAt, endsAt } = subscriptionAddOns
  const list = (where: SQL | undefined) =>
    db
      .select({
        id: subscriptionAddOns.id,
        plan: subscriptionAddOns.plan,
        planVersion: subscriptionAddOns.planVersion,
        quantity: subscriptionAddOns.quantity,
        endsAt,
        createdAt: subscriptionAddOns.createdAt,
        createdBy: person(maker),
        removedAt,
        removedBy: person(undoer),
        entitlements: sql<Record<string, FeatureValue>>`${planVersions.terms} -> 'entitlements'`,
      })
      .from(subscriptionAddOns)
      .innerJoin(
        planVersions,
        and(
          eq(planVersions.plan, subscriptionAddOns.plan),
          eq(planVersions.number, subscriptionAddOns.planVersion),
        ),
      )
      .leftJoin(maker, eq(maker.id, subscriptionAddOns.createdBy))
      .leftJoin(undoer, eq(undoer.id, subscriptionAddOns.removedBy))
      .where(and(eq(subscriptionAddOns.tenantId, tenantId), where))
      .orderBy(desc(subscriptionAddOns.id))
  const [standing, over] = await Promise.all([
    list(and(isNull(removedAt), or(isNull(endsAt), gt(endsAt, now)))),
    list(or(isNotNull(removedAt), lte(endsAt, now))).limit(history),
  ])
  return [...standing, ...over]
}

export async function readUser(db: PlatformDb, userId: string) {
  const [user] = await db
    .select({ userId: users.id, name: users.displayName, username: users.username })
    .from(users)
    .where(eq(users.id, userId))
  return user ?? null
}
