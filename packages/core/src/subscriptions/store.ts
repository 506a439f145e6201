import { noDetails, type RequestKind, type Terms } from '@leasehold/catalog'
import {
  contractColumns,
  type PlatformDb,
  type PlatformTx,
  planVersions,
  stripeCustomers,
  subscriptionRequests,
  subscriptions,
  tenants,
} from '@leasehold/db'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Row } from './rules.ts'

const now = sql<string>`to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** A reading of Stripe's subscription as it begins: by the database's clock, to the microsecond. */
export type Reading = { began: string; tenantId: string | null; mirrorCount: number }

/**
 * Begins a reading: how often the company's row was mirrored until now.
 *
 * @param tenantId company, where it is known; else the one whose row has the subscription
 */
export async function beginReading(
  db: PlatformDb,
  { subscriptionId, tenantId }: { subscriptionId: string; tenantId: string | null },
): Promise<Reading> {
  const [clock] = await db
    .select({ began: now, tenantId: subscriptions.tenantId, mirrorCount: subscriptions.mirrorCount })
    .from(sql`(select 1) as one`)
    .leftJoin(
      subscriptions,
      tenantId === null
        ? eq(subscriptions.stripeSubscriptionId, subscriptionId)
        : eq(subscriptions.tenantId, tenantId),
    )
    .limit(1)
  if (!clock) throw new Error('The database told no time.')
  return {
    began: clock.began,
    tenantId: clock.tenantId ?? tenantId,
    mirrorCount: clock.mirrorCount ?? 0,
  }
}

/** Company of one of Stripe's customers. */
export async function companyOfCustomer(db: PlatformDb, customerId: string): Promise<string | null> {
  const [row] = await db
    .select({ tenantId: stripeCustomers.tenantId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.customerId, customerId))
    .limit(1)
  return row?.tenantId ?? null
}

/** The company of an id that came from outside, if there is one without another customer at Stripe. */
export async function companyWithoutCustomer(db: PlatformDb, tenantId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: tenants.id, customerId: stripeCustomers.customerId })
    .from(tenants)
    .leftJoin(stripeCustomers, eq(stripeCustomers.tenantId, tenants.id))
    .where(eq(tenants.id, tenantId))
  return row && row.customerId === null ? row.id : null
}

export type LockedRow = Row & { mirrorCount: number; readAfter: boolean }

/**
 * The row, locked before the company's own, as everyone does who needs both.
 *
 * @param since `readAfter` tells whether a reading that began after then was applied
 */
export async function lockRow(tx: PlatformTx, tenantId: string, since: string): Promise<LockedRow | null> {
  const [row] = await tx
    .select({
      ...contractColumns,
      mirrorCount: subscriptions.mirrorCount,
      readAfter: sql<boolean>`coalesce(${subscriptions.mirroredAt} > ${since}::timestamptz, false)`,
    })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  return row ?? null
}

/** Null when there is no such company. */
export async function lockTenant(tx: PlatformTx, tenantId: string): Promise<{ timeZone: string } | null> {
  const [row] = await tx
    .select({ timeZone: tenants.timeZone })
    .from(tenants)
    .where(eq(tenants.id, tenantId))
    .for('update')
  return row ?? null
}

export async function isVersionKnown(
  tx: PlatformTx,
  { plan, planVersion }: Pick<Terms, 'plan' | 'planVersion'>,
) {
  const [row] = await tx
    .select({ number: planVersions.number })
    .from(planVersions)
    .where(and(eq(planVersions.plan, plan), eq(planVersions.number, planVersion)))
  return row !== undefined
}

/** Notes that a reading was applied, with what it changed; null when it changed nothing. */
export async function saveMirrored(
  tx: PlatformTx,
  { tenantId, began }: { tenantId: string; began: string },
  change: Partial<Row> | null,
): Promise<void> {
  await tx
    .update(subscriptions)
    .set({
      ...change,
      mirroredAt: sql`greatest(${subscriptions.mirroredAt}, ${began}::timestamptz)`,
      ...(change && {
        mirrorCount: sql`${subscriptions.mirrorCount} + 1`,
        version: sql`${subscriptions.version} + 1`,
      }),
    })
    .where(eq(subscriptions.tenantId, tenantId))
}

export async function insertMirrored(
  tx: PlatformTx,
  { tenantId, began }: { tenantId: string; began: string },
  row: Row,
): Promise<void> {
  await tx
    .insert(subscriptions)
    .values({ ...row, tenantId, mirroredAt: sql`${began}::timestamptz`, mirrorCount: 1 })
}

/** Notes whose a customer is that somebody made at Stripe; what it holds is read by mirroring it. */
export async function noteCustomer(tx: PlatformTx, tenantId: string, customerId: string): Promise<void> {
  await tx.insert(stripeCustomers).values({ tenantId, customerId, details: noDetails }).onConflictDoNothing()
}

/** What is asked of Stripe for a company and has not come to its end. */
export type RequestUnderWay = {
  id: string
  kind: RequestKind
  terms: Terms | null
  atPeriodEnd: boolean
  details: Record<string, string | number | boolean | null>
}

export async function lockRequest(tx: PlatformTx, tenantId: string): Promise<RequestUnderWay | null> {
  const [row] = await tx
    .select({
      id: subscriptionRequests.id,
      kind: subscriptionRequests.kind,
      terms: subscriptionRequests.terms,
      atPeriodEnd: subscriptionRequests.atPeriodEnd,
      details: subscriptionRequests.details,
    })
    .from(subscriptionRequests)
    .where(
      and(
        eq(subscriptionRequests.tenantId, tenantId),
        inArray(subscriptionRequests.state, ['waiting', 'sent', 'open']),
      ),
    )
    .for('update')
  return row ?? null
}

export async function confirmRequest(
  tx: PlatformTx,
  { tenantId, id, endedAt }: { tenantId: string; id: string; endedAt: Date },
): Promise<void> {
  await tx
    .update(subscriptionRequests)
    .set({ state: 'done', endedAt, error: null, declineCode: null })
    .where(and(eq(subscriptionRequests.tenantId, tenantId), eq(subscriptionRequests.id, id)))
}
