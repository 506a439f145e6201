import {
  auditEntries,
  invoices,
  type Place,
  type PlatformDb,
  platformAdmins,
  stripeCustomers,
  stripeEvents,
  subscriptionRequests,
  type Tx,
  users,
} from '@leasehold/db'
import { and, eq, inArray, sql } from 'drizzle-orm'

/** The company as Stripe knows it. */
export async function readCustomer(db: PlatformDb | Tx, tenantId: string) {
  const [row] = await db
    .select({
      customerId: stripeCustomers.customerId,
      testClockId: stripeCustomers.testClockId,
      details: stripeCustomers.details,
      paymentMethod: stripeCustomers.paymentMethod,
      balance: stripeCustomers.balance,
      mirroredAt: stripeCustomers.mirroredAt,
    })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.tenantId, tenantId))
  return row ?? null
}

/** What is open of what was billed. */
export async function readOwed(db: PlatformDb, tenantId: string) {
  return db
    .select({
      currency: invoices.currency,
      amount: sql<number>`sum(${invoices.amountRemaining})::float8`,
      count: sql<number>`count(*)::int`,
    })
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), eq(invoices.state, 'open')))
    .groupBy(invoices.currency)
}

/** Kinds of entries of a timeline. */
export type EntryKind = 'change' | 'event' | 'invoice' | 'request'

/** Where an entry stands: when we heard of it, to the microsecond, and what it is. */
export type EntryKey = { at: string; kind: EntryKind; id: string; sortId: string }

const micros = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`)

/** What of the trail is about the contract; of the company, what closes and opens it. */
const told = sql`(e.resource = 'subscription' or e.action in
  ('tenant.created', 'tenant.suspended', 'tenant.resumed', 'tenant.deleted', 'tenant.restored'))`

/**
 * The next entries of a company's timeline: of each kind as many as a page takes, then the newest of all. Each kind is
 * read along its own index.
 */
export async function listKeys(
  db: PlatformDb,
  { tenantId, customerId }: { tenantId: string; customerId: string | null },
  { place, limit }: { place: Place | null; limit: number },
): Promise<EntryKey[]> {
  const backwards = place?.direction === 'before'
  const order = sql.raw(backwards ? 'asc' : 'desc')
  const compare = sql.raw(backwards ? '>' : '<')
  const [at = null, sortId = null] = place?.values ?? []
  const beyond = (column: string, id: string) =>
    place
      ? sql`and (${sql.raw(column)}, ${sql.raw(id)}) ${compare} (${at}::timestamptz, ${sortId}::text)`
      : sql``
  const auditId = `'c' || lpad(e.seq::text, 12, '0')`
  const part = (given: {
    kind: EntryKind
    from: string
    where: ReturnType<typeof sql>
    at: string
    id: string
    sortId: string
  }) =>
    sql`(select ${micros(given.at)} as at, ${sql.raw(given.at)} as place, ${given.kind}::text as kind,
        ${sql.raw(given.id)}::text as id, ${sql.raw(given.sortId)} as "sortId"
      from ${sql.raw(given.from)} where ${given.where} ${beyond(given.at, given.sortId)}
      order by ${sql.raw(given.at)} ${order}, ${sql.raw(given.sortId)} ${order} limit ${limit + 1})`
  const parts = [
    part({
      kind: 'change',
      from: 'audit_entries e',
      where: sql`e.tenant_id = ${tenantId} and e.resource_id = ${tenantId} and ${told}`,
      at: 'e.occurred_at',
      id: 'e.seq',
      sortId: auditId,
    }),
    part({
      kind: 'invoice',
      from: 'invoices i',
      where: sql`i.tenant_id = ${tenantId}`,
      at: 'i.created_at',
      id: 'i.id',
      sortId: `'i' || i.id`,
    }),
    part({
      kind: 'request',
      from: 'subscription_requests r',
      where: sql`r.tenant_id = ${tenantId}`,
      at: 'r.created_at',
      id: 'r.id',
      sortId: `'r' || r.id`,
    }),
    ...(customerId === null
      ? []
      : [
          part({
            kind: 'event',
            from: 'stripe_events v',
            where: sql`v.customer_id = ${customerId}`,
            at: 'v.received_at',
            id: 'v.id',
            sortId: `'e' || v.id`,
          }),
        ]),
  ]
  const rows = await db.execute<EntryKey>(sql`
    select at, kind, id, "sortId" from (${sql.join(parts, sql` union all `)}) as entries
    order by place ${order}, "sortId" ${order} limit ${limit + 1}`)
  return [...rows]
}

export function readChanges(db: PlatformDb, tenantId: string, seqs: readonly number[]) {
  if (seqs.length === 0) return []
  return db
    .select({
      seq: auditEntries.seq,
      action: auditEntries.action,
      before: auditEntries.before,
      after: auditEntries.after,
      actorKind: auditEntries.actorKind,
      actorId: auditEntries.actorId,
      adminName: platformAdmins.name,
      userName: users.displayName,
    })
    .from(auditEntries)
    .leftJoin(platformAdmins, eq(platformAdmins.id, auditEntries.actorId))
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(and(eq(auditEntries.tenantId, tenantId), inArray(auditEntries.seq, [...seqs])))
}

export function readEvents(db: PlatformDb, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({
      id: stripeEvents.id,
      type: stripeEvents.type,
      objectId: stripeEvents.objectId,
      state: stripeEvents.state,
      outcome: stripeEvents.outcome,
      error: stripeEvents.error,
      attempts: stripeEvents.attempts,
      occurredAt: stripeEvents.occurredAt,
      endedAt: stripeEvents.endedAt,
    })
    .from(stripeEvents)
    .where(inArray(stripeEvents.id, [...ids]))
}

export function readInvoices(db: PlatformDb, tenantId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return db
    .select({
      id: invoices.id,
      source: invoices.source,
      providerId: invoices.providerId,
      number: invoices.number,
      state: invoices.state,
      reason: invoices.reason,
      currency: invoices.currency,
      total: invoices.total,
      amountPaid: invoices.amountPaid,
      amountRemaining: invoices.amountRemaining,
      amountRefunded: invoices.amountRefunded,
      disputed: invoices.disputed,
      issuedAt: invoices.issuedAt,
      dueAt: invoices.dueAt,
      paidAt: invoices.paidAt,
      attempts: invoices.attempts,
      nextAttemptAt: invoices.nextAttemptAt,
      failure: invoices.failure,
      pdfUrl: invoices.pdfUrl,
    })
    .from(invoices)
    .where(and(eq(invoices.tenantId, tenantId), inArray(invoices.id, [...ids])))
}

export const requestFields = {
  id: subscriptionRequests.id,
  kind: subscriptionRequests.kind,
  state: subscriptionRequests.state,
  terms: subscriptionRequests.terms,
  atPeriodEnd: subscriptionRequests.atPeriodEnd,
  prorationAt: subscriptionRequests.prorationAt,
  expected: subscriptionRequests.expected,
  details: subscriptionRequests.details,
  providerId: subscriptionRequests.providerId,
  expiresAt: subscriptionRequests.expiresAt,
  error: subscriptionRequests.error,
  declineCode: subscriptionRequests.declineCode,
  attempts: subscriptionRequests.attempts,
  actorKind: subscriptionRequests.actorKind,
  actorId: subscriptionRequests.actorId,
  adminName: platformAdmins.name,
  userName: users.displayName,
  createdAt: subscriptionRequests.createdAt,
  endedAt: subscriptionRequests.endedAt,
}

const selectRequests = (db: PlatformDb) =>
  db
    .select(requestFields)
    .from(subscriptionRequests)
    .leftJoin(platformAdmins, eq(platformAdmins.id, subscriptionRequests.actorId))
    .leftJoin(users, eq(users.id, subscriptionRequests.actorId))

export async function readRequests(db: PlatformDb, tenantId: string, ids: readonly string[]) {
  if (ids.length === 0) return []
  return selectRequests(db).where(
    and(eq(subscriptionRequests.tenantId, tenantId), inArray(subscriptionRequests.id, [...ids])),
  )
}

/** What is asked of Stripe and has not come to its end. Where the customer pays is shown to nobody else. */
export async function readUnderWay(db: PlatformDb, tenantId: string) {
  const [row] = await selectRequests(db).where(
    and(
      eq(subscriptionRequests.tenantId, tenantId),
      inArray(subscriptionRequests.state, ['waiting', 'sent', 'open']),
    ),
  )
  return row ?? null
}
