import type { EventState } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** What Stripe sent, each event once. An event is a hint: what counts is the object as it is fetched afterwards. */
export const stripeEvents = pgTable(
  'stripe_events',
  {
    /** Stripe's id. */
    id: text().primaryKey(),
    type: text().notNull(),
    /** The object it speaks of, and the customer whose it is. */
    objectId: text(),
    customerId: text(),
    /** What else it names, as far as it does: what is to be looked at. */
    subscriptionId: text(),
    invoiceId: text(),
    paymentIntentId: text(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    /** When it happened by Stripe's clock. */
    occurredAt: instant().notNull(),
    receivedAt: instant().notNull().default(sql`clock_timestamp()`),
    state: text().$type<EventState>().notNull().default('received'),
    /** What it did, in one of the outcomes of the code. */
    outcome: text(),
    attempts: integer().notNull().default(0),
    /** What went wrong last, for staff. */
    error: text(),
    endedAt: instant(),
  },
  (t) => [
    index('stripe_events_newest').on(t.receivedAt, t.id),
    index('stripe_events_by_customer').on(t.customerId, t.receivedAt, t.id),
    index('stripe_events_by_type').on(t.type, t.receivedAt, t.id),
    index('stripe_events_by_object').on(t.objectId, t.receivedAt),
    index('stripe_events_unfinished')
      .on(t.state, t.receivedAt, t.id)
      .where(sql`state in ('received', 'failed')`),
  ],
)
