import { invoices, type PlatformDb, type PlatformTx, stripeCustomers } from '@leasehold/db'
import { and, eq, sql } from 'drizzle-orm'

export type InvoiceRow = typeof invoices.$inferSelect

const instant = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'
/** To the microsecond, so that two readings never look like one. */
const mirroredAt = sql<string | null>`to_char(${invoices.mirroredAt} at time zone 'UTC', ${instant})`

/** A reading of Stripe's invoice as it begins, by the database's clock: what our row had been read at until then. */
export type Reading = { began: string; tenantId: string | null; mirroredAt: string | null }

export async function beginReading(db: PlatformDb, providerId: string): Promise<Reading> {
  const [found] = await db
    .select({
      began: sql<string>`to_char(clock_timestamp() at time zone 'UTC', ${instant})`,
      tenantId: invoices.tenantId,
      mirroredAt,
    })
    .from(sql`(select 1) as one`)
    .leftJoin(invoices, eq(invoices.providerId, providerId))
    .limit(1)
  if (!found) throw new Error('The database told no time.')
  return found
}

export async function companyOfCustomer(db: PlatformDb, customerId: string): Promise<string | null> {
  const [row] = await db
    .select({ tenantId: stripeCustomers.tenantId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.customerId, customerId))
    .limit(1)
  return row?.tenantId ?? null
}

/**
 * The row, locked.
 *
 * @param since `readAfter` tells whether a reading that began after then was applied
 */
export async function lockInvoice(
  tx: PlatformTx,
  { tenantId, providerId, since }: { tenantId: string; providerId: string; since: string },
) {
  const [found] = await tx
    .select({
      row: invoices,
      mirroredAt,
      readAfter: sql<boolean>`coalesce(${invoices.mirroredAt} > ${since}::timestamptz, false)`,
    })
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.providerId, providerId)))
    .for('update')
  return found ?? null
}

/** False when another put it in first. */
export async function insertInvoice(
  tx: PlatformTx,
  row: Omit<typeof invoices.$inferInsert, 'mirroredAt'>,
  began: string,
): Promise<boolean> {
  const made = await tx
    .insert(invoices)
    .values({ ...row, mirroredAt: sql`${began}::timestamptz` })
    .onConflictDoNothing()
    .returning({ id: invoices.id })
  return made.length === 1
}

export async function saveInvoice(
  tx: PlatformTx,
  { tenantId, id }: { tenantId: string; id: string },
  change: Partial<InvoiceRow>,
  began: string,
): Promise<void> {
  await tx
    .update(invoices)
    .set({ ...change, mirroredAt: sql`${began}::timestamptz` })
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.id, id)))
}
