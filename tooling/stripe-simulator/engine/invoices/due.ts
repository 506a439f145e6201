import type { Invoice } from '../../kernel/collections.ts'
import { emit } from '../../kernel/events.ts'
import type { DueHandler, State } from '../../kernel/state.ts'
import { invoiceOverdue } from '../subscriptions/standing.ts'
import { collect } from './collect.ts'
import { finalizeInvoice } from './finalize.ts'
import { subscriptionOf } from './line.ts'
import { voidInvoice, writeOff } from './void.ts'

/** What time does to invoices. */
export const due: Record<string, DueHandler> = {
  'invoice.finalize': (state, id, at) => {
    const invoice = state.all.invoices.get(id)
    if (invoice?.status !== 'draft' || !invoice.auto_advance || invoice.automatically_finalizes_at !== at)
      return
    advance(state, finalizeInvoice(state, invoice))
  },
  'invoice.attempt': (state, id, at) => {
    const invoice = state.all.invoices.get(id)
    if (invoice?.status !== 'open' || invoice.next_payment_attempt !== at) return
    collect(state, invoice, { offSession: true, scheduled: true })
  },
  // What was sent to be paid, and was not.
  'invoice.overdue': (state, id, at) => {
    const invoice = state.all.invoices.get(id)
    if (invoice?.status !== 'open' || invoice.due_date !== at) return
    emit(state, 'invoice.overdue', invoice)
    invoiceOverdue(state, invoice)
  },
}

/** Collects an invoice that was just finalised, as its subscription wants it. */
function advance(state: State, invoice: Invoice): void {
  if (invoice.status !== 'open') return
  const pause = state.all.subscriptions.get(subscriptionOf(invoice))?.pause_collection
  if (pause?.behavior === 'void') voidInvoice(state, invoice)
  else if (pause?.behavior === 'mark_uncollectible') writeOff(state, invoice)
  else if (invoice.collection_method === 'send_invoice') emit(state, 'invoice.sent', invoice)
  else collect(state, invoice, { offSession: true, scheduled: true })
}
