import type { EventState } from '@leasehold/catalog'
import {
  invoices,
  type PlatformDb,
  type PlatformTx,
  stripeCustomers,
  stripeEvents,
  subscriptionRequests,
  subscriptions,
} from '@leasehold/db'
import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { ProviderEvent } from '../payments/index.ts'
import { eventsWaiting } from './events.ts'
import type { Look } from './rules.ts'

export type EventRow = typeof stripeEvents.$inferSelect

/**
 * Stores events that were not stored before and has them applied, in one statement, by one job.
 *
 * @returns ids of those that are new
 */
export async function insertEvents(db: PlatformDb, events: readonly ProviderEvent[]): Promise<Set<string>> {
  const rows = events.map(
    ({ isTest: _, payload, ...event }) =>
      `${JSON.stringify(event).slice(0, -1)},"payload":${keepable(payload)}}`,
  )
  const [stored] = await db.execute<{ ids: string[] }>(
    sql`select receive_stripe_events(${`[${rows.join()}]`}::jsonb, ${eventsWaiting.eventName}) as ids`,
  )
  return new Set(stored?.ids ?? [])
}

/** JSON as the database keeps it: a null character, which it does not, is left out. */
function keepable(json: string): string {
  if (!json.includes('\\u0000')) return json
  return JSON.stringify(JSON.parse(json), (_, each: unknown) =>
    typeof each === 'string' ? each.replaceAll('\0', '') : each,
  )
}

/** An event to apply, without what Stripe sent. */
export type WaitingEvent = Omit<EventRow, 'payload' | 'endedAt' | 'error' | 'state'>

const waitingFields = {
  id: stripeEvents.id,
  type: stripeEvents.type,
  objectId: stripeEvents.objectId,
  customerId: stripeEvents.customerId,
  subscriptionId: stripeEvents.subscriptionId,
  invoiceId: stripeEvents.invoiceId,
  paymentIntentId: stripeEvents.paymentIntentId,
  occurredAt: stripeEvents.occurredAt,
  receivedAt: stripeEvents.receivedAt,
  attempts: stripeEvents.attempts,
  /** Of an earlier run, where it is applied again. */
  outcome: stripeEvents.outcome,
}

const unfinished = inArray(stripeEvents.state, ['received', 'failed'])

/** What waits to be applied, in the order in which it came. */
export function listWaiting(
  db: PlatformDb,
  ids: readonly string[],
  maxAttempts: number,
): Promise<WaitingEvent[]> {
  return db
    .select(waitingFields)
    .from(stripeEvents)
    .where(and(inArray(stripeEvents.id, [...ids]), unfinished, lt(stripeEvents.attempts, maxAttempts)))
    .orderBy(asc(stripeEvents.receivedAt), asc(stripeEvents.id))
}

/** Notes what became of an event. False when another run was faster. */
export async function endEvent(
  tx: PlatformTx,
  id: string,
  end: { state: EventState; outcome: string; endedAt: Date },
): Promise<boolean> {
  const ended = await tx
    .update(stripeEvents)
    .set({ ...end, error: null, attempts: sql`${stripeEvents.attempts} + 1` })
    .where(and(eq(stripeEvents.id, id), unfinished))
    .returning({ id: stripeEvents.id })
  return ended.length === 1
}

export async function noteFailure(db: PlatformDb, id: string, error: string): Promise<void> {
  await db
    .update(stripeEvents)
    .set({ state: 'failed', error: error.slice(0, 500), attempts: sql`${stripeEvents.attempts} + 1` })
    .where(and(eq(stripeEvents.id, id), unfinished))
}

const readAt = {
  customer: { table: stripeCustomers, id: stripeCustomers.customerId, at: stripeCustomers.mirroredAt },
  subscription: {
    table: subscriptions,
    id: subscriptions.stripeSubscriptionId,
    at: subscriptions.mirroredAt,
  },
  invoice: { table: invoices, id: invoices.providerId, at: invoices.mirroredAt },
} as const

/** Whether a reading of a thing that began after an instant was applied. */
export async function isReadSince(
  db: PlatformDb,
  look: Look,
  id: string,
  { eventId }: { eventId: string },
): Promise<boolean> {
  if (look === 'checkout' || look === 'clock') return false
  const of = readAt[look]
  const received = db
    .select({ at: stripeEvents.receivedAt })
    .from(stripeEvents)
    .where(eq(stripeEvents.id, eventId))
  const [row] = await db
    .select({ since: sql<boolean>`coalesce(${of.at} > (${received}), false)` })
    .from(of.table)
    .where(eq(of.id, id))
    .limit(1)
  return row?.since ?? false
}

/** Whether a customer is noted and was never read. */
export async function isUnread(db: PlatformDb, customerId: string): Promise<boolean> {
  const [row] = await db
    .select({ mirroredAt: stripeCustomers.mirroredAt })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.customerId, customerId))
    .limit(1)
  return row !== undefined && row.mirroredAt === null
}

/** A purchase whose payment came to nothing, by its Checkout session. */
export async function failPurchase(db: PlatformDb, checkoutId: string, endedAt: Date): Promise<void> {
  await db
    .update(subscriptionRequests)
    .set({ state: 'failed', error: 'PAYMENT_FAILED', endedAt })
    .where(
      and(
        eq(subscriptionRequests.providerId, checkoutId),
        inArray(subscriptionRequests.state, ['waiting', 'sent', 'open']),
      ),
    )
}
