import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop, start } from '../testing.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.simulator.stop())

async function invoicesWith(coupon: Stripe.CouponCreateParams, until: string) {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id } = await stripe.coupons.create(coupon)
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.small.id, quantity: 2 }],
    discounts: [{ coupon: id }],
  })
  await to(until)
  const invoices = await stripe.invoices.list({ subscription: subscription.id })
  return invoices.data.map(({ total }) => total).reverse()
}

test.each([
  [{ percent_off: 25, duration: 'once' }, [4500, 6000, 6000, 6000]],
  [{ percent_off: 25, duration: 'forever' }, [4500, 4500, 4500, 4500]],
  [{ percent_off: 33.33, duration: 'repeating', duration_in_months: 2 }, [4000, 4000, 6000, 6000]],
  [{ amount_off: 1000, currency: 'usd', duration: 'once' }, [5000, 6000, 6000, 6000]],
  [{ amount_off: 9999, currency: 'usd', duration: 'forever' }, [0, 0, 0, 0]],
] as const)('%o bills %o', async (coupon, totals) => {
  expect(await invoicesWith(coupon, '2025-05-01T00:00:00')).toEqual(totals)
})

test('a coupon may be used up, too late, of another currency or of other products', async () => {
  const { stripe, prices, buyer } = shop
  const { customer } = await buyer()
  const use = (coupon: string) =>
    stripe.subscriptions.create({
      customer,
      items: [{ price: prices.small.id }],
      discounts: [{ coupon }],
      expand: ['latest_invoice'],
    })
  const once = await stripe.coupons.create({ percent_off: 10, max_redemptions: 1 })
  await use(once.id)
  await expect(use(once.id)).rejects.toMatchObject({ code: 'coupon_expired' })
  expect(await stripe.coupons.retrieve(once.id)).toMatchObject({ valid: false, times_redeemed: 1 })
  const late = await stripe.coupons.create({ percent_off: 10, redeem_by: start - 1 })
  await expect(use(late.id)).rejects.toMatchObject({ code: 'coupon_expired' })
  const yen = await stripe.coupons.create({ amount_off: 100, currency: 'jpy' })
  await expect(use(yen.id)).rejects.toThrow('jpy')
  const other = await stripe.products.create({ name: 'Other' })
  const limited = await stripe.coupons.create({ percent_off: 50, applies_to: { products: [other.id] } })
  expect((await use(limited.id)).latest_invoice).toMatchObject({ total: 3000 })
  const mine = await stripe.coupons.create({ percent_off: 50, applies_to: { products: [shop.product] } })
  const { latest_invoice } = await use(mine.id)
  expect(latest_invoice).toMatchObject({ total: 1500, total_discount_amounts: [{ amount: 1500 }] })
})

test('promotion codes are found by what people type, and may be for one customer or a first purchase', async () => {
  const { stripe, prices, buyer } = shop
  const { customer } = await buyer()
  const coupon = await stripe.coupons.create({ percent_off: 20 })
  const code = await stripe.promotionCodes.create({
    promotion: { type: 'coupon', coupon: coupon.id },
    code: 'Spring',
    restrictions: { first_time_transaction: true },
  })
  expect((await stripe.promotionCodes.list({ code: 'SPRING', active: true })).data[0]?.id).toBe(code.id)
  const buy = () =>
    stripe.subscriptions.create({
      customer,
      items: [{ price: prices.small.id }],
      discounts: [{ promotion_code: code.id }],
      expand: ['discounts', 'latest_invoice'],
    })
  const first = await buy()
  expect(first.latest_invoice).toMatchObject({ total: 2400 })
  await expect(buy()).rejects.toThrow('prior transactions')
  await stripe.promotionCodes.update(code.id, { active: false })
  const other = await buyer()
  const refused = stripe.subscriptions.create({
    customer: other.customer,
    items: [{ price: prices.small.id }],
    discounts: [{ promotion_code: code.id }],
  })
  await expect(refused).rejects.toThrow('inactive')
})

test('yen have no smaller unit', async () => {
  const { stripe, price, buyer } = shop
  const yen = await price(5001, 'month', 'jpy')
  const { customer, to } = await buyer()
  const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: yen.id }] })
  await to('2025-02-14T10:00:00')
  const changed = await stripe.subscriptions.update(id, {
    items: [{ id: items.data[0]?.id ?? '', quantity: 2 }],
    proration_behavior: 'always_invoice',
    expand: ['latest_invoice'],
  })
  const invoice = changed.latest_invoice as Stripe.Invoice
  expect(invoice.lines.data.map(({ amount }) => amount)).toEqual([-2501, 5001])
  expect(invoice.currency).toBe('jpy')
})
