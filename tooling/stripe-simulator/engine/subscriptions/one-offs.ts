import type { Subscription } from '../../kernel/collections.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { priceOf } from '../arithmetic/money.ts'
import { createPrice } from '../catalog/prices.ts'
import { makeInvoiceItem } from '../invoices/pending-items.ts'

/** What a subscription's next invoice charges once: a set-up, a service. */
export function addInvoiceItems(state: State, subscription: Subscription, params: Params): void {
  const now = state.nowFor(subscription.customer)
  for (const each of params.parts('add_invoice_items') ?? []) {
    const data = each.part('price_data')
    const price = data
      ? createPrice(state, data)
      : state.all.prices.need(each.need('price'), each.name('price'))
    const quantity = each.integer('quantity') ?? 1
    makeInvoiceItem(state, subscription.customer, {
      amount: priceOf(price.unit_amount_decimal ?? '0', quantity),
      currency: price.currency,
      description: state.all.products.get(price.product)?.name ?? null,
      period: { start: now, end: now },
      quantity,
      price,
      subscription: subscription.id,
      subscriptionItem: null,
      invoiceItem: null,
      proration: false,
      discountable: each.flag('discountable') ?? true,
      discounts: [],
      metadata: each.metadata(),
    })
  }
}
