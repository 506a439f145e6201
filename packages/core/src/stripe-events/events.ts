import { defineEvent } from '../kernel/index.ts'

/**
 * Events of Stripe wait to be applied: of one customer, or one that names none. Those of a customer are worked off by
 * one job, so that many about one subscription are one look at it.
 */
export const eventsWaiting = defineEvent<{ customerId: string | null; eventId: string | null }>()(
  'stripe.events_waiting',
)

/** Of a customer's events all stand for one job; one without a customer stands for itself. */
export function waitingKey(of: { customerId: string | null; id: string }): string {
  return `stripe-events:${of.customerId ?? of.id}`
}

/** What a company's billing admins are told of. */
export type BillingNews = 'receipt' | 'payment_failed' | 'purchase_failed' | 'trial_ending'

/** Someone who answers for what a company pays is to be told of an event of Stripe. */
export const billingTold = defineEvent<{
  tenantId: string
  userId: string
  news: BillingNews
  /** Stripe's id of the invoice it is about; null where it is about none. */
  invoiceId: string | null
}>()('billing.told')

/** Staff who answer for money are to be told that a bank disputes a payment, or how that ended. */
export const disputeTold = defineEvent<{
  tenantId: string
  adminId: string
  invoiceId: string
  isOpen: boolean
}>()('billing.dispute_told')
