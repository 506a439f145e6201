import type { Currency } from './places.ts'
import type { Cycle } from './plans.ts'

/** What is sold in one contract: everything its price depends on. `seats` are users beyond those of the plan. */
export type Terms = {
  plan: string
  planVersion: number
  cycle: Cycle
  currency: Currency
  seats: number
}

/** What a contract changes to, at an instant (ISO) to come. */
export type ScheduledChange = Terms & { at: string }

/** When a change takes effect. */
export const changeTimes = ['now', 'period_end'] as const

export type ChangeTime = (typeof changeTimes)[number]

/** What is asked to be done with a contract that Stripe holds. */
export const requestKinds = [
  'buy',
  'change',
  'call_off',
  'cancel',
  'resume',
  'pause',
  'unpause',
  'extend_trial',
  'release',
] as const

export type RequestKind = (typeof requestKinds)[number]

/**
 * How far a request to Stripe has come: written down; handed to Stripe, whose event is awaited; waiting for the
 * customer (an open Checkout page, an authentication); done; refused by Stripe or expired; called off.
 */
export const requestStates = ['waiting', 'sent', 'open', 'done', 'failed', 'called_off'] as const

export type RequestState = (typeof requestStates)[number]

/** States of an invoice. Whether an open one is overdue depends on now. */
export const invoiceStates = ['draft', 'open', 'paid', 'void', 'uncollectible'] as const

export type InvoiceState = (typeof invoiceStates)[number]

/** What a line of an invoice is for. */
export const lineKinds = [
  'base',
  'seats',
  'add_on',
  'overage',
  'one_off',
  'proration',
  'discount',
  'tax',
  'other',
] as const

export type LineKind = (typeof lineKinds)[number]

/** A line of an invoice, or of a preview; amounts in the minor unit of its currency. */
export type InvoiceLine = {
  kind: LineKind
  /** Plan or feature it is for; null for what is neither. */
  subject: string | null
  /** In words; null where `kind` and `subject` say it. */
  description: string | null
  quantity: number
  amount: number
  /** Part of the period that is charged or given back, ISO; null where it is for none. */
  from: string | null
  to: string | null
}

/** Why a payment did not go through: Stripe's decline code or the like, and what was tried. */
export type PaymentFailure = { code: string; declineCode: string | null; at: string }

/** Why a payment did not go through, as far as who pays can do something about it. */
export const paymentReasons = [
  'declined',
  'insufficient_funds',
  'expired_card',
  'wrong_details',
  'authentication_required',
  'no_method',
  'processing_error',
] as const

export type PaymentReason = (typeof paymentReasons)[number]

/** How somebody pays, as far as it may be shown. */
export type PaymentMethod = {
  id: string
  kind: string
  brand: string | null
  last4: string | null
  expMonth: number | null
  expYear: number | null
}

/** Where invoices go. */
export type BillingDetails = {
  name: string | null
  email: string | null
  phone: string | null
  line1: string | null
  line2: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
}

/** Where nothing was said of any. */
export const noDetails: BillingDetails = {
  name: null,
  email: null,
  phone: null,
  line1: null,
  line2: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
}

/** What became of an event that Stripe sent. */
export const eventStates = ['received', 'applied', 'ignored', 'failed'] as const

export type EventState = (typeof eventStates)[number]

/** How long a coupon lasts. */
export const couponDurations = ['once', 'repeating', 'forever'] as const

export type CouponDuration = (typeof couponDurations)[number]

/** How we and Stripe can differ. */
export const differenceKinds = [
  'subscription_unknown',
  'subscription_differs',
  'subscription_missing',
  'invoice_unknown',
  'invoice_differs',
  'customer_differs',
  'request_stuck',
] as const

export type DifferenceKind = (typeof differenceKinds)[number]
