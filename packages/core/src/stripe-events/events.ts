import { defineEvent } from '../kernel/index.ts'

/** Events of Stripe wait to be applied, by their ids: those that were stored together go together. */
export const eventsWaiting = defineEvent<{ ids: string[] }>()('stripe.events_waiting')

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
