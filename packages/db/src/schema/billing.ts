import type { BillingDetails, PaymentMethod, RequestKind, RequestState, Terms } from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { createdAt, id, instant, money, rowVersion } from './columns.ts'
import { tenants } from './tenants.ts'

/** A company as Stripe knows it: one customer each, also where one person has several companies. */
export const stripeCustomers = pgTable(
  'stripe_customers',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    /** Stripe's id. */
    customerId: text().notNull(),
    /** Test clock that its objects live by; NULL outside of test mode. */
    testClockId: text(),
    details: jsonb().$type<BillingDetails>().notNull(),
    /** The one that renewals are charged to; NULL when there is none. */
    paymentMethod: jsonb().$type<PaymentMethod>(),
    /** Below zero: what is owed to the company, and taken off its next invoices. */
    balance: money().notNull().default(0),
    mirroredAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    uniqueIndex().on(t.tenantId, t.customerId),
    index().on(t.customerId),
  ],
)

/**
 * What is asked of Stripe for a company's contract: written first, done by a job under its id as idempotency key, and
 * confirmed by what Stripe then says. One at a time for each company.
 */
export const subscriptionRequests = pgTable(
  'subscription_requests',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    kind: text().$type<RequestKind>().notNull(),
    state: text().$type<RequestState>().notNull().default('waiting'),
    /** What the contract is to become; NULL where the kind says it all. */
    terms: jsonb().$type<Terms>(),
    /** True for what is to take effect when the period ends. */
    atPeriodEnd: boolean().notNull().default(false),
    /** Instant as of which the preview prorated; execution uses the same. */
    prorationAt: instant(),
    /** What the preview said would be charged at once, in the minor unit of the terms' currency. */
    expected: money(),
    /** What is asked beside the terms: a new end of the trial, a code, a reason. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
    /** Stripe's object that carries it out: a Checkout session, a schedule. */
    providerId: text(),
    /** Where the customer goes on; it opens a payment page, and is shown to nobody else. */
    url: text(),
    expiresAt: instant(),
    /** Refusal as a code, and Stripe's decline code where it gave one. */
    error: text(),
    declineCode: text(),
    attempts: integer().notNull().default(0),
    actorKind: text().$type<'user' | 'admin' | 'system'>().notNull(),
    actorId: uuid(),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('subscription_requests_under_way')
      .on(t.tenantId)
      .where(sql`state in ('waiting', 'sent', 'open')`),
    uniqueIndex().on(t.tenantId, t.providerId),
    index().on(t.providerId),
    // What got stuck, for the reconciler.
    index('subscription_requests_oldest_under_way')
      .on(t.createdAt)
      .where(sql`state in ('waiting', 'sent', 'open')`),
  ],
)

/** How the platform takes money: one row. */
export const billingSettings = pgTable('billing_settings', {
  /** Always 1. */
  id: integer().primaryKey(),
  /** False: nobody can buy by themselves, and staff keep the contracts. */
  enabled: boolean().notNull().default(true),
  version: rowVersion(),
})
