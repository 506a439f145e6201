import type { Invoice } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { moveBalance } from '../customers/balance.ts'
import { dropPendingUpdate } from '../subscriptions/pending.ts'
import { invoiceDropped } from '../subscriptions/standing.ts'
import { subscriptionOf } from './line.ts'
import { dropPayment } from './settle.ts'

/** Makes an invoice as if it had never been asked for; what it took of the balance goes back. */
export function voidInvoice(state: State, invoice: Invoice): Invoice {
  if (invoice.status !== 'open' && invoice.status !== 'uncollectible') {
    throw invalid(
      `You can only pass in open or uncollectible invoices. This invoice isn't one of them: it is ${invoice.status}.`,
      { code: 'status_transition_invalid' },
    )
  }
  const previous = { status: invoice.status, next_payment_attempt: invoice.next_payment_attempt }
  invoice.status = 'void'
  invoice.auto_advance = false
  invoice.next_payment_attempt = null
  invoice.status_transitions.voided_at = state.nowFor(invoice.customer)
  state.all.invoices.put(invoice)
  dropPayment(state, invoice)
  giveBack(state, invoice)
  emit(state, 'invoice.updated', invoice, previous)
  emit(state, 'invoice.voided', invoice)
  const subscription = state.all.subscriptions.get(subscriptionOf(invoice))
  if (subscription && state.all.pendingUpdates.get(subscription.id)?.invoice === invoice.id) {
    dropPendingUpdate(state, subscription)
  }
  invoiceDropped(state, invoice)
  return invoice
}

function giveBack(state: State, invoice: Invoice): void {
  const customer = state.all.customers.get(invoice.customer)
  const taken = (invoice.ending_balance ?? 0) - invoice.starting_balance
  if (!customer || taken === 0) return
  moveBalance(state, customer, -taken, {
    type: 'unapplied_from_invoice',
    invoice: invoice.id,
    currency: invoice.currency,
  })
}

/** Gives up on an invoice, without forgetting that it is owed. */
export function writeOff(state: State, invoice: Invoice): Invoice {
  if (invoice.status !== 'open') {
    throw invalid('You can only mark open invoices as uncollectible.', { code: 'status_transition_invalid' })
  }
  const previous = { status: invoice.status, next_payment_attempt: invoice.next_payment_attempt }
  invoice.status = 'uncollectible'
  invoice.auto_advance = false
  invoice.next_payment_attempt = null
  invoice.status_transitions.marked_uncollectible_at = state.nowFor(invoice.customer)
  state.all.invoices.put(invoice)
  emit(state, 'invoice.updated', invoice, previous)
  emit(state, 'invoice.marked_uncollectible', invoice)
  invoiceDropped(state, invoice)
  return invoice
}
