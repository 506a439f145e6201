import { StripeFault } from '../kernel/errors.ts'
import type { Payments } from '../kernel/payments.ts'
import { confirmIntent } from './confirm.ts'
import { methodsFor } from './currencies.ts'
import { cancelIntent, makeIntent } from './intent.ts'
import { needPaymentMethod } from './payment-method.ts'
import { refundCharge } from './refund.ts'

/** How the engine collects its invoices. */
export const payments: Payments = {
  open: (state, invoice) =>
    makeIntent(state, {
      amount: invoice.amount_remaining,
      currency: invoice.currency,
      customer: invoice.customer ?? null,
      description: invoice.billing_reason === 'manual' ? null : 'Subscription update',
      methodTypes: methodsFor(invoice.currency),
      // The first payment of a subscription is the agreement to the ones that follow.
      setupFutureUsage: invoice.billing_reason === 'subscription_create' ? 'off_session' : null,
      receiptEmail: invoice.customer_email,
    }),

  pay: (state, _invoice, paymentIntent, paymentMethod, { offSession }) => {
    const intent = state.all.paymentIntents.need(paymentIntent, 'payment_intent')
    // What is paid, or about to be, is never charged a second time.
    if (intent.status === 'succeeded')
      return { status: 'succeeded', paymentIntent, charge: intent.latest_charge }
    if (intent.status === 'processing') return { status: 'processing', paymentIntent }
    if (!paymentMethod) {
      return {
        status: 'declined',
        paymentIntent,
        code: 'payment_intent_payment_attempt_failed',
        message: 'This customer has no attached payment source or default payment method.',
      }
    }
    const method = needPaymentMethod(state, paymentMethod)
    try {
      return confirmIntent(state, intent, method, { offSession })
    } catch (error) {
      // A card that pays but cannot be kept: the attempt ends, the engine goes on.
      if (!(error instanceof StripeFault)) throw error
      return {
        status: 'declined',
        paymentIntent,
        code: error.body.code ?? 'card_declined',
        message: error.message,
      }
    }
  },

  cancel: (state, paymentIntent) => {
    const intent = state.all.paymentIntents.get(paymentIntent)
    if (intent) cancelIntent(state, intent, 'void_invoice')
  },

  refund: (state, paymentIntent, amount) => {
    const { latest_charge: charge } = state.all.paymentIntents.need(paymentIntent, 'payment_intent')
    return refundCharge(state, state.all.charges.need(charge ?? '', 'charge'), { amount }).id
  },
}
