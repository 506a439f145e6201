import type { ListInvoices } from '@leasehold/contracts'
import { invoices, keyset, type Place, type TenantId } from '@leasehold/db'
import { and, asc, desc, eq, gte, lt, sql } from 'drizzle-orm'
import { endOfDay, startOfDay } from '../../kernel/index.ts'
import type { Read } from '../situation/store.ts'

/** To the microsecond, as the database has it. */
const issued = sql<string>`to_char(${invoices.issuedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

const listed = {
  id: invoices.id,
  number: invoices.number,
  source: invoices.source,
  state: invoices.state,
  reason: invoices.reason,
  currency: invoices.currency,
  total: invoices.total,
  amountDue: invoices.amountDue,
  amountPaid: invoices.amountPaid,
  amountRemaining: invoices.amountRemaining,
  amountRefunded: invoices.amountRefunded,
  periodStart: invoices.periodStart,
  periodEnd: invoices.periodEnd,
  issuedAt: invoices.issuedAt,
  dueAt: invoices.dueAt,
  paidAt: invoices.paidAt,
  failure: invoices.failure,
  disputed: invoices.disputed,
  pdfUrl: invoices.pdfUrl,
}

/** A page of the company's bills, one more than `limit`, the newest first. */
export function listInvoices(
  read: Read,
  { id: tenantId, timeZone }: { id: TenantId; timeZone: string },
  filter: ListInvoices,
  place: Place | null,
) {
  const { where, orderBy } = keyset(
    [
      { column: invoices.issuedAt, type: 'timestamptz' },
      { column: invoices.id, type: 'uuid' },
    ],
    'desc',
    place,
  )
  return read((db, bound) =>
    db
      .select({ ...listed, issued })
      .from(invoices)
      .where(
        and(
          bound,
          eq(invoices.tenantId, tenantId),
          filter.state ? eq(invoices.state, filter.state) : undefined,
          filter.from ? gte(invoices.issuedAt, startOfDay(filter.from, timeZone)) : undefined,
          filter.to ? lt(invoices.issuedAt, endOfDay(filter.to, timeZone)) : undefined,
          where,
        ),
      )
      .orderBy(...orderBy)
      .limit(filter.limit + 1),
  )
}

export async function readInvoice(read: Read, tenantId: TenantId, id: string) {
  const [row] = await read((db, bound) =>
    db
      .select({
        ...listed,
        providerId: invoices.providerId,
        stripeSubscriptionId: invoices.stripeSubscriptionId,
        subtotal: invoices.subtotal,
        discount: invoices.discount,
        tax: invoices.tax,
        lines: invoices.lines,
        openedAt: invoices.openedAt,
        attempts: invoices.attempts,
        nextAttemptAt: invoices.nextAttemptAt,
        hostedUrl: invoices.hostedUrl,
      })
      .from(invoices)
      .where(and(bound, eq(invoices.tenantId, tenantId), eq(invoices.id, id))),
  )
  return row ?? null
}

/** Bills that are open, the oldest first: as many as anybody would want to read. */
export function listOwed(read: Read, tenantId: TenantId) {
  return read((db, bound) =>
    db
      .select({
        id: invoices.id,
        number: invoices.number,
        currency: invoices.currency,
        amountRemaining: invoices.amountRemaining,
        issuedAt: invoices.issuedAt,
        dueAt: invoices.dueAt,
        nextAttemptAt: invoices.nextAttemptAt,
        failure: invoices.failure,
      })
      .from(invoices)
      .where(and(bound, eq(invoices.tenantId, tenantId), eq(invoices.state, 'open')))
      .orderBy(asc(invoices.dueAt), desc(invoices.id))
      .limit(20),
  )
}
