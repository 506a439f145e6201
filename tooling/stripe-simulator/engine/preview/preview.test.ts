import fc from 'fast-check'
import type Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, openShop, start } from '../testing.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.simulator.stop())

const lines = (invoice: Stripe.Invoice) =>
  invoice.lines.data.map(({ amount, description, period }) => ({ amount, description, period }))

test('what a change costs at once is what it then costs', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id, items } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.small.id, quantity: 3 }],
  })
  await to('2025-02-10T07:30:12')
  const change = {
    items: [{ id: items.data[0]?.id ?? '', price: prices.large.id, quantity: 5 }],
    proration_behavior: 'always_invoice' as const,
    proration_date: at('2025-02-10T07:30:12'),
  }
  const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: change })
  expect(preview).toMatchObject({ status: 'draft', number: null, billing_reason: 'upcoming' })
  expect((await stripe.subscriptions.retrieve(id)).items.data[0]?.quantity).toBe(3)
  const done = await stripe.subscriptions.update(id, { ...change, expand: ['latest_invoice'] })
  const invoice = done.latest_invoice as Stripe.Invoice
  expect(lines(invoice)).toEqual(lines(preview))
  expect(invoice.total).toBe(preview.total)
  expect(preview.lines.data.map((line) => line.parent?.subscription_item_details?.proration)).toEqual([
    true,
    true,
  ])
})

test('what waits for the renewal is on the preview of the renewal', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: prices.small.id }] })
  await to('2025-02-14T10:00:00')
  await stripe.invoiceItems.create({
    customer,
    subscription: id,
    amount: 700,
    currency: 'usd',
    description: 'Extra calls',
  })
  const preview = await stripe.invoices.createPreview({
    subscription: id,
    subscription_details: { items: [{ id: items.data[0]?.id ?? '', quantity: 2 }] },
  })
  // One more seat: half a period of it at the renewal, and two for the next one.
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([700, -1500, 3000, 6000])
  expect(preview.created).toBe(at('2025-02-28T10:00:00'))
  await stripe.subscriptions.update(id, { items: [{ id: items.data[0]?.id ?? '', quantity: 2 }] })
  await to('2025-02-28T12:00:00')
  const renewed = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
  expect(renewed.latest_invoice).toMatchObject({ total: preview.total, status: 'paid' })
})

test('a first invoice, an end, and nothing to come', async () => {
  const { stripe, prices, buyer } = shop
  const { customer } = await buyer()
  const first = await stripe.invoices.createPreview({
    customer,
    subscription_details: { items: [{ price: prices.yearly.id, quantity: 2 }] },
  })
  expect(first).toMatchObject({ total: 180_000, amount_due: 180_000 })
  expect((await stripe.subscriptions.list({ customer })).data).toEqual([])
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: prices.small.id }] })
  const ending = stripe.invoices.createPreview({
    subscription: id,
    subscription_details: { cancel_at_period_end: true },
  })
  await expect(ending).rejects.toMatchObject({ code: 'invoice_upcoming_none' })
  const now = await stripe.invoices.createPreview({
    subscription: id,
    subscription_details: { cancel_now: true },
  })
  expect(now.total).toBe(-3000)
})

test('previews are what happens, for any change at any second', async () => {
  const { stripe, prices, buyer } = shop
  const change = fc.record({
    seconds: fc.integer({ min: 1, max: 28 * 86_400 - 3700 }),
    before: fc.integer({ min: 1, max: 50 }),
    after: fc.integer({ min: 1, max: 50 }),
    price: fc.constantFrom('small' as const, 'large' as const, 'yearly' as const),
    behavior: fc.constantFrom('always_invoice' as const, 'create_prorations' as const, 'none' as const),
    off: fc.constantFrom(null, 10, 33.3),
  })
  await fc.assert(
    fc.asyncProperty(change, async ({ seconds, before, after, price, behavior, off }) => {
      const { customer, clock } = await buyer()
      const coupon =
        off === null ? null : await stripe.coupons.create({ percent_off: off, duration: 'forever' })
      const { id, items } = await stripe.subscriptions.create({
        customer,
        items: [{ price: prices.small.id, quantity: before }],
        ...(coupon ? { discounts: [{ coupon: coupon.id }] } : {}),
      })
      await stripe.testHelpers.testClocks.advance(clock, { frozen_time: start + seconds })
      const update = {
        items: [{ id: items.data[0]?.id ?? '', price: prices[price].id, quantity: after }],
        proration_behavior: behavior,
      }
      const preview = await stripe.invoices.createPreview({ subscription: id, subscription_details: update })
      const old = await stripe.subscriptions.retrieve(id)
      let done = await stripe.subscriptions.update(id, { ...update, expand: ['latest_invoice'] })
      if ((done.latest_invoice as Stripe.Invoice).id === old.latest_invoice) {
        await stripe.testHelpers.testClocks.advance(clock, { frozen_time: start + 28 * 86_400 })
        done = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
      }
      const invoice = done.latest_invoice as Stripe.Invoice
      expect(lines(invoice)).toEqual(lines(preview))
      expect([invoice.total, invoice.amount_due]).toEqual([preview.total, preview.amount_due])
    }),
    { numRuns: 40 },
  )
})
