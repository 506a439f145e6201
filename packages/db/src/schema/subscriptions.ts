import type { Currency, Cycle, ScheduledChange, SubscriptionState, SuspensionCause } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { planVersions } from './catalog.ts'
import { createdAt, instant, rowVersion } from './columns.ts'
import { tenants } from './tenants.ts'

/**
 * What a tenant has contracted for: one row a tenant. `source` says who holds the contract: with `manual` this row
 * is it; with `stripe` Stripe's subscription is, and what this row says of money, dates and state mirrors that.
 */
export const subscriptions = pgTable(
  'subscriptions',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    plan: text().notNull(),
    /** The version that was sold; a newer one takes its place only when staff move the company. */
    planVersion: integer().notNull().default(1),
    state: text().$type<SubscriptionState>().notNull(),
    source: text().$type<'manual' | 'stripe'>().notNull().default('manual'),
    /** When a trial ends; NULL when there is none. Readers compare with now: no job has to run. */
    trialEndsAt: instant(),
    /** Since when the state holds; grace and export periods count from here. */
    stateSince: instant().notNull().default(sql`now()`),
    /** State to return to when a suspension is lifted; NULL unless suspended. */
    suspendedFrom: text().$type<SubscriptionState>(),
    /** Why it is suspended; only staff lift what staff suspended. NULL unless suspended. */
    suspensionCause: text().$type<SuspensionCause>(),
    suspensionReason: text(),
    /** How often and in what it is paid; NULL for what is free or only tried. */
    cycle: text().$type<Cycle>(),
    currency: text().$type<Currency>(),
    /** Users paid for beyond those that the plan has. */
    seats: integer().notNull().default(0),
    /** Instant from which periods are counted; NULL without periods. */
    anchor: instant(),
    /** The period that is paid for, or owed for. */
    periodStart: instant(),
    periodEnd: instant(),
    /** When it ends by itself; NULL when it goes on. Readers compare with now. */
    endsAt: instant(),
    /** What it changes to at an instant to come; NULL when nothing is scheduled. */
    scheduled: jsonb().$type<ScheduledChange>(),
    /** Who is to keep it from the end of the period on; NULL when nobody else is. Says nothing once that is so. */
    movesTo: text().$type<'manual' | 'stripe'>(),
    /** Stripe's id of it; NULL when it never was Stripe's. Kept when it has ended. */
    stripeSubscriptionId: text(),
    /** When the reading of Stripe's subscription began that this row mirrors; NULL when it mirrors none. */
    mirroredAt: instant(),
    /** Raised by each mirroring: a reading that began before another was applied is taken again. */
    mirrorCount: integer().notNull().default(0),
    /** Seconds by which the company's own clock is ahead: a test clock's, else 0. */
    clockAhead: integer().notNull().default(0),
    version: rowVersion(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    foreignKey({
      columns: [t.plan, t.planVersion],
      foreignColumns: [planVersions.plan, planVersions.number],
    }),
    index().on(t.plan, t.planVersion),
    uniqueIndex().on(t.tenantId, t.stripeSubscriptionId),
    index('subscriptions_by_stripe_id')
      .on(t.stripeSubscriptionId)
      .where(sql`stripe_subscription_id is not null`),
    // The console's list of subscriptions: newest first, or what comes next; any filters.
    index('subscriptions_newest').on(t.createdAt, t.tenantId),
    index('subscriptions_by_state').on(t.state, t.createdAt, t.tenantId),
    index('subscriptions_by_source').on(t.source, t.createdAt, t.tenantId),
    // What a clock moves: periods that end, and ends that come.
    index('subscriptions_by_period_end')
      .on(t.periodEnd, t.tenantId)
      .where(sql`period_end is not null and state not in ('cancelled', 'expired')`),
    index('subscriptions_by_end').on(t.endsAt, t.tenantId).where(sql`ends_at is not null`),
    index('subscriptions_scheduled').on(t.tenantId).where(sql`scheduled is not null`),
    index('subscriptions_ahead').on(t.tenantId).where(sql`clock_ahead > 0`),
    // The same list by the end of the period, those without one last.
    index('subscriptions_by_renewal').on(
      sql`coalesce(period_end, '9999-12-31T00:00:00Z'::timestamptz)`,
      t.tenantId,
    ),
  ],
)
