import type { Collection } from '../../kernel/collection.ts'
import { State } from '../../kernel/state.ts'

/** A state of its own that knows one customer, in which things can be tried out. */
export interface Scratch {
  state: State
  /** Moves its time, on the customer's clock as well. */
  setNow(now: number): void
}

/**
 * Copies what concerns a customer. What is then done in the copy is what would be done in earnest: previews have
 * no arithmetic of their own.
 */
export function scratchFor(from: State, customer: string): Scratch {
  let now = from.nowFor(customer)
  const state = new State({
    seed: `${from.seed}:preview:${from.count}`,
    now: () => now,
    settings: from.settings,
  })
  state.url = from.url
  const { all } = from
  const own = all.customers.need(customer, 'customer')
  copy(state.all.customers, [own])
  const clock = all.testClocks.get(own.test_clock)
  copy(state.all.testClocks, clock ? [clock] : [])
  for (const price of all.prices.values()) state.all.prices.put(price)
  for (const product of all.products.values()) state.all.products.put(product)
  copy(state.all.coupons, all.coupons.values())
  copy(state.all.promotionCodes, all.promotionCodes.values())
  const subscriptions = all.subscriptions.by('customer', customer)
  copy(state.all.subscriptions, subscriptions)
  copy(state.all.schedules, all.schedules.by('customer', customer))
  copy(state.all.invoices, all.invoices.by('customer', customer))
  copy(state.all.invoiceItems, all.invoiceItems.by('customer', customer))
  copy(state.all.paymentMethods, all.paymentMethods.by('customer', customer))
  for (const subscription of subscriptions) {
    for (const discount of subscription.discounts) copy(state.all.discounts, [all.discounts.need(discount)])
    for (const { id } of subscription.items.data) {
      copy(state.all.subscriptionItems, all.subscriptionItems.by('subscription', subscription.id))
      const billed = all.billed.get(id)
      if (billed) copy(state.all.billed, [billed])
    }
  }
  for (const note of all.notes.values()) {
    if (/^(applies_to|deleted|deleted-coupon):/.test(note.id)) state.all.notes.put(note)
  }
  state.services.payments = {
    open: () => ({ id: state.id('pi') }),
    pay: (_state, _invoice, paymentIntent) => ({ status: 'succeeded', paymentIntent, charge: null }),
    cancel: () => undefined,
    refund: () => state.id('re'),
  }
  return {
    state,
    setNow(time) {
      now = time
      const kept = state.all.testClocks.get(own.test_clock)
      if (kept) kept.frozen_time = time
    },
  }
}

function copy<T extends { id: string }>(to: Collection<T>, items: Iterable<T>): void {
  for (const item of items) to.put(structuredClone(item))
}
