import type { Invoice, InvoicePayment } from '../../kernel/collections.ts'
import { emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { invoicePaid } from '../subscriptions/standing.ts'

/** How an invoice came to be paid. */
export type Settlement = { by: 'nothing-due' } | { by: 'payment'; paymentIntent: string } | { by: 'outside' }

/** Closes an open invoice as paid, and lets its subscription know. */
export function settle(state: State, invoice: Invoice, settlement: Settlement): void {
  const now = state.nowFor(invoice.customer)
  const previous = {
    status: invoice.status,
    amount_paid: invoice.amount_paid,
    amount_remaining: invoice.amount_remaining,
    attempted: invoice.attempted,
    next_payment_attempt: invoice.next_payment_attempt,
  }
  invoice.amount_paid = settlement.by === 'outside' ? 0 : invoice.amount_due
  if (settlement.by === 'outside') invoice.amount_paid_off_stripe = invoice.amount_due
  invoice.amount_remaining = 0
  invoice.attempted = true
  invoice.auto_advance = false
  invoice.next_payment_attempt = null
  invoice.status = 'paid'
  invoice.status_transitions.paid_at = now
  state.all.invoices.put(invoice)
  const payment = paymentOf(state, invoice)
  if (payment && settlement.by === 'payment') {
    payment.amount_paid = payment.amount_requested
    payment.status = 'paid'
    payment.status_transitions.paid_at = now
    state.all.invoicePayments.put(payment)
    emit(state, 'invoice_payment.paid', payment)
  } else if (payment) {
    dropPayment(state, invoice)
  }
  emit(state, 'invoice.updated', invoice, previous)
  emit(state, 'invoice.paid', invoice)
  emit(state, 'invoice.payment_succeeded', invoice)
  invoicePaid(state, invoice)
}

/** The payment that collects an invoice, while it is open or done. */
export function paymentOf(state: State, invoice: Invoice): InvoicePayment | undefined {
  return state.all.invoicePayments.by('invoice', invoice.id).find((it) => it.status !== 'canceled')
}

export function intentOf(state: State, invoice: Invoice): string | null {
  return paymentOf(state, invoice)?.payment.payment_intent ?? null
}

/** Takes back the payment intent of an invoice that will not be paid with it. */
export function dropPayment(state: State, invoice: Invoice): void {
  const payment = paymentOf(state, invoice)
  if (!payment || payment.status === 'paid') return
  payment.status = 'canceled'
  payment.status_transitions.canceled_at = state.nowFor(invoice.customer)
  state.all.invoicePayments.put(payment)
  const intent = payment.payment.payment_intent
  if (intent) state.services.payments.cancel(state, intent)
}
