import type { Subscription } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { collect } from '../invoices/collect.ts'
import { finalizeInvoice } from '../invoices/finalize.ts'
import { makeInvoiceItem, pendingItems } from '../invoices/pending-items.ts'
import { voidInvoice } from '../invoices/void.ts'
import { billSubscription } from './bill.ts'
import { creditLine } from './lines.ts'
import { periodOf } from './object.ts'
import { cancellationOf } from './settings.ts'
import { endSubscription } from './standing.ts'

/** Ends a subscription now, and gives back what was not used where that is asked for. */
export function cancelSubscription(state: State, subscription: Subscription, params: Params): Subscription {
  if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') {
    throw invalid(`No such subscription: '${subscription.id}'`, { code: 'resource_missing', param: 'id' })
  }
  const now = state.nowFor(subscription.customer)
  const unpaid =
    subscription.status === 'incomplete' ? state.all.invoices.get(subscription.latest_invoice) : null
  if (params.flag('prorate') && subscription.status !== 'trialing') {
    for (const item of subscription.items.data) {
      const credit = creditLine(state, subscription, item, now)
      if (credit) makeInvoiceItem(state, subscription.customer, credit)
    }
  }
  endSubscription(state, subscription, 'cancellation_requested', cancellationOf(params) ?? {})
  if (unpaid?.status === 'open') voidInvoice(state, unpaid)
  if (params.flag('invoice_now') && pendingItems(state, subscription).length > 0) {
    const invoice = billSubscription(state, subscription, {
      reason: 'subscription_update',
      lines: [],
      period: { start: periodOf(subscription).start, end: now },
      autoAdvance: true,
    })
    state.all.subscriptions.put(subscription)
    finalizeInvoice(state, invoice)
    if (invoice.status === 'open') collect(state, invoice, { offSession: true })
  }
  return subscription
}

/** Ends all that a customer has, who is being deleted. */
export function cancelAll(state: State, customer: string): void {
  for (const subscription of state.all.subscriptions.by('customer', customer)) {
    if (subscription.status === 'canceled' || subscription.status === 'incomplete_expired') continue
    endSubscription(state, subscription, 'cancellation_requested')
  }
}
