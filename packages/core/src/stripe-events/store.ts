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
import { and, asc, eq, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { ProviderEvent } from '../payments/index.ts'
import { eventsWaiting, waitingKey } from './events.ts'
import type { Look } from './rules.ts'

export type EventRow = typeof stripeEvents.$inferSelect

/**
 * Stores events that were not stored before and has them applied, in one statement. Ids and keys are locked in one
 * order, so that processes that were brought the same do not wait for each other in a circle.
 *
 * @returns ids of those that are new
 */
export async function insertEvents(db: PlatformDb, events: readonly ProviderEvent[]): Promise<Set<string>> {
  const rows = events.map(({ isTest: _, ...event }) => ({ ...event, key: waitingKey(event) }))
  const [stored] = await db.execute<{ ids: string[]; jobs: number }>(sql`
    with given as (
      select * from jsonb_to_recordset(${toJson(rows)}::jsonb) as e(
        id text, type text, "objectId" text, "customerId" text, "subscriptionId" text, "invoiceId" text,
        "paymentIntentId" text, payload jsonb, "occurredAt" timestamptz, key text)
    ), stored as (
      insert into stripe_events (
        id, type, object_id, customer_id, subscription_id, invoice_id, payment_intent_id, payload, occurred_at)
      select id, type, "objectId", "customerId", "subscriptionId", "invoiceId", "paymentIntentId", payload,
        "occurredAt"
      from given order by id
      on conflict do nothing
      returning id, customer_id
    )
    select array(select id from stored) as ids, (
      select count(enqueue(${eventsWaiting.eventName}, json_build_object(
        'customerId', k.customer_id, 'eventId', case when k.customer_id is null then k.id end), k.key, null))
      from (
        select distinct on (g.key) g.key, s.customer_id, s.id
        from stored s join given g on g.id = s.id order by g.key
      ) as k
    )::int as jobs`)
  return new Set(stored?.ids ?? [])
}

/** A null character is none that the database keeps. */
function toJson(value: unknown): string {
  const text = JSON.stringify(value)
  if (!text.includes('\\u0000')) return text
  return JSON.stringify(value, (_, each: unknown) =>
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
  { customerId, eventId }: { customerId: string | null; eventId: string | null },
  { limit, maxAttempts, except }: { limit: number; maxAttempts: number; except: readonly string[] },
): Promise<WaitingEvent[]> {
  const which =
    customerId === null
      ? and(isNull(stripeEvents.customerId), eq(stripeEvents.id, eventId ?? ''))
      : eq(stripeEvents.customerId, customerId)
  return db
    .select(waitingFields)
    .from(stripeEvents)
    .where(
      and(
        which,
        unfinished,
        lt(stripeEvents.attempts, maxAttempts),
        notInArray(stripeEvents.id, [...except]),
      ),
    )
    .orderBy(asc(stripeEvents.receivedAt), asc(stripeEvents.id))
    .limit(limit)
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
