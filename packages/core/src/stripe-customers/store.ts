import { type PlatformDb, type PlatformTx, stripeCustomers, subscriptions, tenants } from '@leasehold/db'
import { eq, sql } from 'drizzle-orm'

export type CustomerRow = Omit<typeof stripeCustomers.$inferSelect, 'mirroredAt' | 'createdAt'>

const instant = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
const mirroredAt = sql<string | null>`to_char(${stripeCustomers.mirroredAt} at time zone 'UTC', ${instant})`

/** A reading of Stripe's customer as it begins, by the database's clock: what our row had been read at until then. */
export type Reading = { began: string; tenantId: string | null; mirroredAt: string | null }

export async function beginReading(db: PlatformDb, customerId: string): Promise<Reading> {
  const [found] = await db
    .select({
      began: sql<string>`to_char(clock_timestamp() at time zone 'UTC', ${instant})`,
      tenantId: stripeCustomers.tenantId,
      mirroredAt,
    })
    .from(sql`(select 1) as one`)
    .leftJoin(stripeCustomers, eq(stripeCustomers.customerId, customerId))
    .limit(1)
  if (!found) throw new Error('The database told no time.')
  return found
}

/** Customers that live by a test clock. */
export async function customersOfClock(db: PlatformDb, testClockId: string): Promise<string[]> {
  const rows = await db
    .select({ customerId: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.testClockId, testClockId))
  return rows.map(({ customerId }) => customerId)
}

export async function isCompany(db: PlatformDb, tenantId: string): Promise<boolean> {
  const [row] = await db.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, tenantId))
  return row !== undefined
}

/** The contract's clock, its row locked: before all others. Null without a contract. */
export async function lockClock(tx: PlatformTx, tenantId: string): Promise<number | null> {
  const [row] = await tx
    .select({ clockAhead: subscriptions.clockAhead })
    .from(subscriptions)
    .where(eq(subscriptions.tenantId, tenantId))
    .for('update')
  return row?.clockAhead ?? null
}

export async function saveClock(tx: PlatformTx, tenantId: string, clockAhead: number): Promise<void> {
  await tx
    .update(subscriptions)
    .set({ clockAhead, version: sql`${subscriptions.version} + 1` })
    .where(eq(subscriptions.tenantId, tenantId))
}

/**
 * The row, locked.
 *
 * @param since `readAfter` tells whether a reading that began after then was applied
 */
export async function lockCustomer(tx: PlatformTx, tenantId: string, since: string) {
  const [found] = await tx
    .select({
      row: {
        tenantId: stripeCustomers.tenantId,
        customerId: stripeCustomers.customerId,
        testClockId: stripeCustomers.testClockId,
        details: stripeCustomers.details,
        paymentMethod: stripeCustomers.paymentMethod,
        balance: stripeCustomers.balance,
      },
      mirroredAt,
      readAfter: sql<boolean>`coalesce(${stripeCustomers.mirroredAt} > ${since}::timestamptz, false)`,
    })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.tenantId, tenantId))
    .for('update')
  return found ?? null
}

/** False when another put it in first. */
export async function insertCustomer(tx: PlatformTx, row: CustomerRow, began: string): Promise<boolean> {
  const made = await tx
    .insert(stripeCustomers)
    .values({ ...row, mirroredAt: sql`${began}::timestamptz` })
    .onConflictDoNothing()
    .returning({ tenantId: stripeCustomers.tenantId })
  return made.length === 1
}

export async function saveCustomer(
  tx: PlatformTx,
  tenantId: string,
  change: Partial<CustomerRow>,
  began: string,
): Promise<void> {
  await tx
    .update(stripeCustomers)
    .set({ ...change, mirroredAt: sql`${began}::timestamptz` })
    .where(eq(stripeCustomers.tenantId, tenantId))
}
