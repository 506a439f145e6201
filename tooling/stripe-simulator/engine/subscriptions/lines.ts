import type { Price, Subscription, SubscriptionItem } from '../../kernel/collections.ts'
import type { State } from '../../kernel/state.ts'
import { type Reduction, reduce } from '../arithmetic/discount.ts'
import { decimalsOf, priceOf } from '../arithmetic/money.ts'
import type { Period } from '../arithmetic/periods.ts'
import { remaining } from '../arithmetic/prorate.ts'
import { couponOf, running } from '../discounts/discounts.ts'
import type { LineDraft } from '../invoices/line.ts'

export const amountOf = (item: SubscriptionItem): number =>
  priceOf(item.price.unit_amount_decimal ?? '0', item.quantity ?? 1)

const productName = (state: State, price: Price): string =>
  state.all.products.get(price.product)?.name ?? price.nickname ?? price.id

function draft(subscription: Subscription, item: SubscriptionItem, period: Period): LineDraft {
  return {
    amount: 0,
    currency: subscription.currency,
    description: null,
    period,
    quantity: item.quantity ?? 1,
    price: item.price,
    subscription: subscription.id,
    subscriptionItem: item.id,
    invoiceItem: null,
    proration: false,
    discountable: true,
    discounts: [],
    metadata: subscription.metadata,
  }
}

/** What an item costs for a whole period. */
export function periodLine(
  state: State,
  subscription: Subscription,
  item: SubscriptionItem,
  period: Period,
): LineDraft {
  const each =
    (item.price.unit_amount ?? Number(item.price.unit_amount_decimal)) / 10 ** decimalsOf(item.price.currency)
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: item.price.currency }).format(
    each,
  )
  const { interval = 'month', interval_count = 1 } = item.price.recurring ?? {}
  const every = interval_count === 1 ? interval : `every ${interval_count} ${interval}s`
  return {
    ...draft(subscription, item, period),
    amount: amountOf(item),
    description: `${item.quantity ?? 1} × ${productName(state, item.price)} (at ${money} / ${every})`,
  }
}

/** What an item costs while the trial lasts: nothing. */
export function trialLine(
  state: State,
  subscription: Subscription,
  item: SubscriptionItem,
  period: Period,
): LineDraft {
  const description = `Trial period for ${productName(state, item.price)}`
  return { ...draft(subscription, item, period), description }
}

/** Gives back what was charged for the time that an item is not used any more. */
export function creditLine(
  state: State,
  subscription: Subscription,
  item: SubscriptionItem,
  from: number,
): LineDraft | null {
  const billed = state.all.billed.get(item.id)
  if (!billed || billed.end <= from) return null
  const amount = remaining(billed.net, billed, from)
  return {
    ...draft(subscription, item, { start: from, end: billed.end }),
    amount: amount === 0 ? 0 : -amount,
    description: `Unused time on ${label(state, item)} after ${day(from)}`,
    proration: true,
    discountable: false,
  }
}

/** Charges the rest of the period for items that are new or changed, with the discounts that go on. */
export function debitLines(
  state: State,
  subscription: Subscription,
  items: SubscriptionItem[],
  period: Period,
  from: number,
): { line: LineDraft; net: number }[] {
  const nets = netAmounts(state, subscription, items, from)
  return items.map((item, at) => {
    const net = nets[at] ?? 0
    const line: LineDraft = {
      ...draft(subscription, item, { start: from, end: period.end }),
      amount: remaining(net, period, from),
      description: `Remaining time on ${label(state, item)} after ${day(from)}`,
      proration: true,
      discountable: false,
    }
    return { line, net }
  })
}

/** What items cost for a whole period after the discounts that count at a time. */
function netAmounts(
  state: State,
  subscription: Subscription,
  items: SubscriptionItem[],
  now: number,
): number[] {
  const reductions = running(state, subscription.discounts, now).flatMap((id): Reduction[] => {
    const coupon = couponOf(state, id)
    if (!coupon || coupon.duration === 'once') return []
    return [{ id, percent: coupon.percent_off, amount: coupon.amount_off, products: coupon.products }]
  })
  const lines = items.map((item) => ({
    amount: amountOf(item),
    discountable: true,
    product: item.price.product,
  }))
  const taken = reduce(lines, reductions)
  return lines.map(({ amount }, at) => amount - (taken[at] ?? []).reduce((sum, each) => sum + each.amount, 0))
}

function label(state: State, item: SubscriptionItem): string {
  const quantity = item.quantity ?? 1
  const name = productName(state, item.price)
  return quantity === 1 ? name : `${quantity} × ${name}`
}

function day(time: number): string {
  return new Date(time * 1000).toLocaleDateString('en-GB', {
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
}
