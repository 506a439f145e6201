import type {
  BillingDetails,
  CouponDuration,
  Currency,
  DifferenceKind,
  EventState,
  InvoiceLine,
  InvoiceState,
  Localized,
  PaymentFailure,
  PaymentMethod,
  RequestKind,
  RequestState,
  SubscriptionSource,
  Terms,
} from '@leasehold/catalog'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
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
import { createdAt, id, instant, rowVersion } from './columns.ts'
import { tenants } from './tenants.ts'

/** An amount in the minor unit of its currency. */
const money = () => bigint({ mode: 'number' })

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

/** A bill. With `stripe` it mirrors Stripe's. */
export const invoices = pgTable(
  'invoices',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    source: text().$type<SubscriptionSource>().notNull(),
    /** Stripe's id. */
    providerId: text(),
    stripeSubscriptionId: text(),
    /** Given when it is opened. */
    number: text(),
    state: text().$type<InvoiceState>().notNull(),
    /** Why there is one: Stripe's `billing_reason`. */
    reason: text(),
    currency: text().$type<Currency>().notNull(),
    subtotal: money().notNull(),
    discount: money().notNull().default(0),
    tax: money().notNull().default(0),
    total: money().notNull(),
    amountDue: money().notNull(),
    amountPaid: money().notNull().default(0),
    amountRemaining: money().notNull(),
    amountRefunded: money().notNull().default(0),
    lines: jsonb().$type<InvoiceLine[]>().notNull(),
    periodStart: instant(),
    periodEnd: instant(),
    /** When it was made, opened, due and paid, as who made it says. */
    issuedAt: instant().notNull(),
    openedAt: instant(),
    dueAt: instant(),
    paidAt: instant(),
    /** Attempts to be paid, the next of them, and what went wrong with the last. */
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant(),
    failure: jsonb().$type<PaymentFailure>(),
    /** True while a bank disputes a payment of it. */
    disputed: boolean().notNull().default(false),
    /** Pages of Stripe's: where it can be paid, and its PDF. */
    hostedUrl: text(),
    pdfUrl: text(),
    mirroredAt: instant(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex().on(t.tenantId, t.providerId),
    index('invoices_by_provider_id').on(t.providerId).where(sql`provider_id is not null`),
    index().on(t.tenantId, t.issuedAt, t.id),
    index('invoices_owed').on(t.tenantId, t.dueAt).where(sql`state = 'open'`),
  ],
)

/** What is charged beside the plan with the next invoice: use beyond what was sold, and single services. Each once. */
export const invoiceExtras = pgTable(
  'invoice_extras',
  {
    tenantId: uuid()
      .notNull()
      .references(() => tenants.id),
    id: id(),
    kind: text().$type<'overage' | 'one_off'>().notNull(),
    /** Feature that was used beyond; NULL for a single service. */
    feature: text(),
    /** A single service in words; an overage is named by its feature. */
    description: text(),
    quantity: integer().notNull(),
    amount: money().notNull(),
    currency: text().$type<Currency>().notNull(),
    /** Period that an overage was reckoned for; NULL for a single service. */
    periodStart: instant(),
    periodEnd: instant(),
    /** Invoice that has taken it, by Stripe's id; NULL while it waits. */
    invoiceProviderId: text(),
    /** Stripe's id of the line. */
    providerId: text(),
    createdBy: uuid(),
    createdAt: createdAt(),
    /** When staff took it back before it was charged. */
    revokedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('invoice_extras_overage')
      .on(t.tenantId, t.feature, t.periodStart)
      .where(sql`kind = 'overage'`),
    index('invoice_extras_waiting').on(t.tenantId).where(sql`provider_id is null and revoked_at is null`),
  ],
)

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

/** Prices that were pushed to Stripe, by lookup key. What a key stands for never changes. */
export const stripePrices = pgTable('stripe_prices', {
  lookupKey: text().primaryKey(),
  priceId: text().notNull(),
  productId: text().notNull(),
  createdAt: createdAt(),
})

/** Something off: a share or an amount, for one invoice, some months or all. Never changed once made. */
export const coupons = pgTable('coupons', {
  id: uuid().primaryKey(),
  name: jsonb().$type<Localized>().notNull(),
  /** Hundredths of a percent (2000 is 20 %); NULL when it is an amount. */
  percentOff: integer(),
  amountOff: money(),
  currency: text().$type<Currency>(),
  duration: text().$type<CouponDuration>().notNull(),
  months: integer(),
  maxRedemptions: integer(),
  redeemBy: instant(),
  /** Stripe's id; NULL until it was pushed. */
  providerId: text(),
  createdBy: uuid(),
  createdAt: createdAt(),
  /** When it was withdrawn: who has it keeps it. */
  withdrawnAt: instant(),
  version: rowVersion(),
  /** Version that Stripe has; NULL before the first. */
  pushedVersion: integer(),
  /** Why Stripe did not take the present version, as a code; NULL when it did, or was not asked yet. */
  pushError: text(),
})

/** A word that customers type to get a coupon. */
export const promotionCodes = pgTable(
  'promotion_codes',
  {
    id: uuid().primaryKey(),
    couponId: uuid()
      .notNull()
      .references(() => coupons.id),
    /** Upper case. */
    code: text().notNull(),
    maxRedemptions: integer(),
    expiresAt: instant(),
    /** Only for who has not paid before. */
    firstTimeOnly: boolean().notNull().default(false),
    active: boolean().notNull().default(true),
    redemptions: integer().notNull().default(0),
    providerId: text(),
    createdBy: uuid(),
    createdAt: createdAt(),
    version: rowVersion(),
    /** As of coupons. */
    pushedVersion: integer(),
    pushError: text(),
  },
  (t) => [uniqueIndex().on(t.code), index().on(t.couponId)],
)

/** How the platform takes money: one row. */
export const billingSettings = pgTable('billing_settings', {
  /** Always 1. */
  id: integer().primaryKey(),
  /** False: nobody can buy by themselves, and staff keep the contracts. */
  enabled: boolean().notNull().default(true),
  version: rowVersion(),
})

/** A comparison of what we have with what Stripe has. */
export const reconciliations = pgTable(
  'reconciliations',
  {
    id: uuid().primaryKey(),
    actorKind: text().$type<'admin' | 'system'>().notNull(),
    actorId: uuid(),
    /** True when it was to mend what it finds. */
    mends: boolean().notNull(),
    state: text().$type<'running' | 'done' | 'failed'>().notNull().default('running'),
    /** Where Stripe's list was left, so that one that was killed goes on. */
    cursor: text(),
    checked: integer().notNull().default(0),
    differing: integer().notNull().default(0),
    mended: integer().notNull().default(0),
    error: text(),
    createdAt: createdAt(),
    endedAt: instant(),
  },
  (t) => [index('reconciliations_newest').on(t.id)],
)

/** One thing that differed. */
export const reconciliationDifferences = pgTable(
  'reconciliation_differences',
  {
    reconciliationId: uuid().notNull(),
    id: uuid().notNull(),
    kind: text().$type<DifferenceKind>().notNull(),
    /** Company it is about; NULL when Stripe has something of none that we know. */
    companyId: uuid(),
    /** Stripe's id of what differs. */
    providerId: text(),
    /** Fields that differ, as we have them and as Stripe has them. */
    ours: jsonb().$type<Record<string, unknown>>(),
    theirs: jsonb().$type<Record<string, unknown>>(),
    /** When staff asked that it be mended. */
    askedAt: instant(),
    mendedAt: instant(),
    error: text(),
  },
  (t) => [
    primaryKey({ columns: [t.reconciliationId, t.id] }),
    foreignKey({ columns: [t.reconciliationId], foreignColumns: [reconciliations.id] }),
    index().on(t.companyId),
  ],
)
