import { reduce } from '../../engine/arithmetic/discount.ts'
import { priceOf } from '../../engine/arithmetic/money.ts'
import type { CheckoutDetails, CheckoutSession, Coupon, Price } from '../../kernel/collections.ts'
import type { State } from '../../kernel/state.ts'

/** One thing that is bought, with what it costs today. */
export interface Item {
  id: string
  price: Price
  quantity: number
  name: string
  subtotal: number
  discount: number
}

/** What is bought, after discounts; while a trial runs, what recurs costs nothing. */
export function itemsOf(state: State, session: CheckoutSession, details: CheckoutDetails): Item[] {
  const items = details.items.map(({ id, price: priceId, quantity }): Item => {
    const price = state.all.prices.need(priceId, 'price')
    const isFree = price.recurring !== null && hasTrial(details)
    const name = state.all.products.get(price.product)?.name ?? price.nickname ?? price.id
    const subtotal = isFree ? 0 : priceOf(price.unit_amount_decimal ?? '0', quantity)
    return { id, price, quantity, name, subtotal, discount: 0 }
  })
  const reductions = (session.discounts ?? []).flatMap(({ coupon: id }) => {
    const coupon = state.all.coupons.get(id)
    if (!coupon) return []
    const products = productsOf(state, coupon)
    return [{ id: coupon.id, percent: coupon.percent_off, amount: coupon.amount_off, products }]
  })
  const reducible = items.map(({ subtotal, price }) => ({
    amount: subtotal,
    discountable: true,
    product: price.product,
  }))
  for (const [at, taken] of reduce(reducible, reductions).entries()) {
    const item = items[at]
    if (item) item.discount = taken.reduce((sum, { amount }) => sum + amount, 0)
  }
  return items
}

function productsOf(state: State, coupon: Coupon): string[] | null {
  const limits = state.all.notes.get(`applies_to:${coupon.id}`)?.applies_to
  if (typeof limits !== 'object' || limits === null || !('products' in limits)) return null
  return Array.isArray(limits.products) ? limits.products : null
}

export function hasTrial({ form }: CheckoutDetails): boolean {
  const data = form.subscription_data
  return typeof data === 'object' && Boolean(data.trial_period_days ?? data.trial_end)
}

/** Writes the sums of its items into a session. */
export function total(state: State, session: CheckoutSession, details: CheckoutDetails): void {
  if (session.mode === 'setup') return
  const items = itemsOf(state, session, details)
  const subtotal = items.reduce((sum, item) => sum + item.subtotal, 0)
  const discount = items.reduce((sum, item) => sum + item.discount, 0)
  session.amount_subtotal = subtotal
  session.amount_total = subtotal - discount
  session.total_details = { amount_discount: discount, amount_shipping: 0, amount_tax: 0 }
}

/** The line items as the API shows them. */
export function lineItems(state: State, id: string) {
  const session = state.all.checkoutSessions.need(id)
  const details = state.all.checkoutDetails.need(id)
  return itemsOf(state, session, details).map((item) => ({
    id: item.id,
    object: 'item',
    adjustable_quantity: null,
    amount_discount: item.discount,
    amount_subtotal: item.subtotal,
    amount_tax: 0,
    amount_total: item.subtotal - item.discount,
    currency: item.price.currency,
    description: item.name,
    metadata: {},
    price: item.price,
    quantity: item.quantity,
  }))
}
