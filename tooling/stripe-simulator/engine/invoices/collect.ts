import type { Invoice } from '../../kernel/collections.ts'
import { change, emit } from '../../kernel/events.ts'
import type { PaymentListener, PaymentOutcome } from '../../kernel/payments.ts'
import type { State } from '../../kernel/state.ts'
import { paymentFailed } from '../subscriptions/standing.ts'
import { subscriptionOf } from './line.ts'
import { intentOf, settle } from './settle.ts'

export interface Attempt {
  offSession: boolean
  /** Null: the one that the invoice, the subscription or the customer has by default. */
  paymentMethod?: string | null
  /** An attempt of the retry schedule; others count only where they are the first. */
  scheduled?: boolean
}

/** Tries to collect an open invoice, and draws the consequences. */
export function collect(state: State, invoice: Invoice, attempt: Attempt): PaymentOutcome {
  const intent = intentOf(state, invoice) ?? ''
  const method = attempt.paymentMethod ?? defaultMethod(state, invoice)
  const outcome = state.services.payments.pay(state, invoice, intent, method, {
    offSession: attempt.offSession,
  })
  conclude(state, invoice, outcome, attempt.scheduled ?? false)
  return outcome
}

/** What the engine does when a payment ended elsewhere: the customer authenticated, or paid on a page. */
export const listener: PaymentListener = {
  ended(state, outcome) {
    const payment = state.all.invoicePayments.by('payment_intent', outcome.paymentIntent)[0]
    const invoice = state.all.invoices.get(payment?.invoice)
    if (invoice?.status === 'open' || invoice?.status === 'uncollectible')
      conclude(state, invoice, outcome, false)
  },
}

function conclude(state: State, invoice: Invoice, outcome: PaymentOutcome, scheduled: boolean): void {
  const counts = scheduled || invoice.attempt_count === 0
  if (outcome.status === 'succeeded') {
    if (counts) invoice.attempt_count++
    settle(state, invoice, { by: 'payment', paymentIntent: outcome.paymentIntent })
    return
  }
  const next = counts ? nextAttempt(state, invoice) : invoice.next_payment_attempt
  const retried = isRetried(invoice)
  change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
    it.attempted = true
    if (counts) it.attempt_count++
    if (outcome.status === 'processing') return
    it.next_payment_attempt = next
    if (retried && next === null) it.auto_advance = false
  })
  if (outcome.status === 'processing') return
  if (counts && next !== null) state.schedule(invoice.customer ?? '', next, 'invoice.attempt', invoice.id)
  if (outcome.status === 'requires_action') emit(state, 'invoice.payment_action_required', invoice)
  emit(state, 'invoice.payment_failed', invoice)
  paymentFailed(state, invoice, retried && next === null)
}

/** The first invoice of a subscription is not tried again by itself, nor one that is sent. */
function isRetried(invoice: Invoice): boolean {
  const first = invoice.billing_reason === 'subscription_create'
  return invoice.collection_method === 'charge_automatically' && !first && subscriptionOf(invoice) !== null
}

/** When to try again; null when that was the last time, or nobody tries by themselves. */
function nextAttempt(state: State, invoice: Invoice): number | null {
  const days = isRetried(invoice) ? state.settings.retryDays[invoice.attempt_count] : undefined
  return days === undefined ? null : state.nowFor(invoice.customer) + days * 86_400
}

/** The payment method that is charged when none is named. */
export function defaultMethod(state: State, invoice: Invoice): string | null {
  const subscription = state.all.subscriptions.get(subscriptionOf(invoice))
  const customer = state.all.customers.get(invoice.customer)
  return (
    invoice.default_payment_method ??
    subscription?.default_payment_method ??
    customer?.invoice_settings.default_payment_method ??
    null
  )
}
