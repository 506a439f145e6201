import type { Invoice, InvoicePayment } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { moveBalance } from '../customers/balance.ts'
import { customerDetails } from './invoice.ts'
import { settle } from './settle.ts'
import { balanceAfter, total } from './totals.ts'

/**
 * Makes a draft a real invoice: it gets its number, takes in the customer's balance and can be paid. One with
 * nothing to pay is paid at once.
 */
export function finalizeInvoice(state: State, invoice: Invoice): Invoice {
  if (invoice.status !== 'draft') {
    throw invalid('This invoice is already finalized, you cannot re-finalize a non-draft invoice.', {
      code: 'invoice_not_editable',
    })
  }
  const customer = state.all.customers.need(invoice.customer ?? '')
  const now = state.nowFor(customer.id)
  const previous = { status: 'draft', number: null, auto_advance: invoice.auto_advance }
  total(state, invoice, customer.balance)
  Object.assign(invoice, customerDetails(state, customer))
  const sequence = customer.next_invoice_sequence ?? 1
  customer.next_invoice_sequence = sequence + 1
  customer.currency ??= invoice.currency
  state.all.customers.put(customer)
  invoice.number = `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`
  invoice.status = 'open'
  invoice.effective_at = now
  invoice.status_transitions.finalized_at = now
  invoice.automatically_finalizes_at = null
  invoice.hosted_invoice_url = `${state.url}/invoice/${invoice.id}`
  invoice.invoice_pdf = `${state.url}/invoice/${invoice.id}/pdf`
  takeBalance(state, invoice)
  state.all.invoices.put(invoice)
  if (invoice.amount_due > 0) openPayment(state, invoice)
  emit(state, 'invoice.finalized', invoice)
  emit(state, 'invoice.updated', invoice, previous)
  if (invoice.due_date !== null) state.schedule(customer.id, invoice.due_date, 'invoice.overdue', invoice.id)
  if (invoice.amount_due === 0) settle(state, invoice, { by: 'nothing-due' })
  return invoice
}

function takeBalance(state: State, invoice: Invoice): void {
  const customer = state.all.customers.need(invoice.customer ?? '')
  const after = balanceAfter(invoice.total, customer.balance)
  invoice.starting_balance = customer.balance
  invoice.ending_balance = after
  if (after === customer.balance) return
  moveBalance(state, customer, after - customer.balance, {
    type: 'applied_to_invoice',
    invoice: invoice.id,
    currency: invoice.currency,
  })
}

/** Opens the payment intent that collects the invoice. */
function openPayment(state: State, invoice: Invoice): InvoicePayment {
  const intent = state.services.payments.open(state, invoice)
  return state.all.invoicePayments.put({
    id: state.id('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_remaining,
    created: state.nowFor(invoice.customer),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  })
}
