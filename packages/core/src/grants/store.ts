import {
  features,
  overrides,
  type PlatformDb,
  type PlatformTx,
  plans,
  planVersions,
  subscriptionAddOns,
  subscriptions,
  tenants,
} from '@leasehold/db'
import { and, desc, eq, isNull } from 'drizzle-orm'

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
    .select({
      plan: subscriptions.plan,
      planVersion: subscriptions.planVersion,
      state: subscriptions.state,
      trialEndsAt: subscriptions.trialEndsAt,
      stateSince: subscriptions.stateSince,
      suspendedFrom: subscriptions.suspendedFrom,
    })
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
