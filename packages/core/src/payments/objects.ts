import type {
  BillingDetails,
  Currency,
  InvoiceLine,
  InvoiceState,
  PaymentFailure,
  PaymentMethod,
} from '@leasehold/catalog'

export type ProviderCheckout = {
  id: string
  state: 'open' | 'complete' | 'expired'
  /** Complete, and paid: a payment by bank may still be on its way. */
  isPaid: boolean
  url: string | null
  subscriptionId: string | null
  customerId: string | null
  metadata: Record<string, string>
  expiresAt: Date
}

export type ProviderPreview = {
  currency: Currency
  /** What is due at once, after the customer's balance; below zero when it becomes balance. */
  amountDue: number
  total: number
  lines: InvoiceLine[]
  periodStart: Date
  periodEnd: Date
}

export type ProviderCustomer = {
  id: string
  tenantId: string | null
  isDeleted: boolean
  testClockId: string | null
  /** What the test clock says; null without one. */
  clockAt: Date | null
  details: BillingDetails
  paymentMethod: PaymentMethod | null
  /** Below zero: owed to the customer. */
  balance: number
}

export const providerStatuses = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
  'paused',
] as const

export type ProviderStatus = (typeof providerStatuses)[number]

/** A subscription as Stripe has it, when it was fetched. */
export type ProviderSubscription = {
  id: string
  customerId: string
  status: ProviderStatus
  /** By lookup key; null for a price that is not of our catalog. */
  items: { key: string | null; quantity: number; amount: number | null }[]
  currency: string
  metadata: Record<string, string>
  anchor: Date
  periodStart: Date
  periodEnd: Date
  startedAt: Date
  trialEndsAt: Date | null
  /** When it will end, at a period's end or at a date; null when it goes on. */
  endsAt: Date | null
  /** When it did end. */
  endedAt: Date | null
  isCollectionPaused: boolean
  /** What its schedule turns it into; null when nothing is scheduled. */
  scheduled: { at: Date; items: { key: string | null; quantity: number }[] } | null
  latestInvoice: { id: string; state: InvoiceState; issuedAt: Date; openedAt: Date | null } | null
  testClockId: string | null
}

/** An invoice as Stripe has it, when it was fetched. */
export type ProviderInvoice = {
  id: string
  customerId: string
  subscriptionId: string | null
  number: string | null
  state: InvoiceState
  reason: string | null
  currency: Currency
  subtotal: number
  discount: number
  tax: number
  total: number
  amountDue: number
  amountPaid: number
  amountRemaining: number
  amountRefunded: number
  lines: InvoiceLine[]
  periodStart: Date
  periodEnd: Date
  issuedAt: Date
  openedAt: Date | null
  dueAt: Date | null
  paidAt: Date | null
  attempts: number
  nextAttemptAt: Date | null
  failure: PaymentFailure | null
  disputed: boolean
  hostedUrl: string | null
  pdfUrl: string | null
}

/** An event, as far as it is needed to know which object to look at. */
export type ProviderEvent = {
  id: string
  type: string
  occurredAt: Date
  objectId: string | null
  customerId: string | null
  /** Also where the object is not the subscription or the invoice itself, as far as it names them. */
  subscriptionId: string | null
  invoiceId: string | null
  /** Of a payment, a charge, a dispute; `findInvoiceOf` knows its invoice. */
  paymentIntentId: string | null
  isTest: boolean
  /** What Stripe sent, as JSON text: it is kept, and not looked into. */
  payload: string
}
