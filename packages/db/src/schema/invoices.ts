import type {
  Currency,
  InvoiceLine,
  InvoiceState,
  PaymentFailure,
  SubscriptionSource,
} from '@leasehold/catalog'
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
import { createdAt, id, instant, money } from './columns.ts'
import { tenants } from './tenants.ts'

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
