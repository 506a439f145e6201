import type { InvoiceItem, Subscription } from '../../kernel/collections.ts'
import { emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { type LineDraft, pricingOf } from './line.ts'

/** Keeps something that an invoice to come will charge or give back. */
export function makeInvoiceItem(
  state: State,
  customer: string,
  draft: LineDraft,
  invoice: string | null = null,
): InvoiceItem {
  const item: InvoiceItem = {
    id: state.id('ii'),
    object: 'invoiceitem',
    amount: draft.amount,
    currency: draft.currency,
    customer,
    customer_account: null,
    date: state.nowFor(customer),
    description: draft.description,
    discountable: draft.discountable,
    discounts: draft.discounts,
    invoice,
    livemode: false,
    metadata: { ...draft.metadata },
    net_amount: draft.amount,
    parent: draft.subscription
      ? {
          subscription_details: {
            subscription: draft.subscription,
            ...(draft.subscriptionItem ? { subscription_item: draft.subscriptionItem } : {}),
          },
          type: 'subscription_details',
        }
      : null,
    period: { ...draft.period },
    pricing: pricingOf(draft.price, draft.amount, draft.quantity),
    proration: draft.proration,
    ...(draft.proration ? { proration_details: { credited_items: null, discount_amounts: [] } } : {}),
    quantity: draft.quantity,
    quantity_decimal: String(draft.quantity),
    tax_rates: [],
    test_clock: state.all.customers.get(customer)?.test_clock ?? null,
  }
  state.all.invoiceItems.put(item)
  emit(state, 'invoiceitem.created', item)
  return item
}

/** What waits for a subscription's next invoice: its own items and those of its customer that are of none. */
export function pendingItems(state: State, subscription: Subscription): InvoiceItem[] {
  return state.all.invoiceItems.by('customer', subscription.customer).filter((item) => {
    const of = item.parent?.subscription_details?.subscription
    return item.invoice === null && item.currency === subscription.currency && (!of || of === subscription.id)
  })
}
