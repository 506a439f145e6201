import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, openShop, start } from '../testing.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.simulator.stop())

test('without a clock, real time renews', async () => {
  let now = start
  const { simulator, stripe, prices } = await openShop({ now: () => now })
  const customer = await stripe.customers.create()
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id })
  const { id } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: prices.small.id }],
    default_payment_method: method.id,
  })
  now = at('2025-04-15T00:00:00')
  const invoices = await stripe.invoices.list({ subscription: id })
  expect(invoices.data.map(({ created, status }) => [created, status])).toEqual([
    [at('2025-03-31T10:00:00'), 'paid'],
    [at('2025-02-28T10:00:00'), 'paid'],
    [start, 'paid'],
  ])
  await simulator.stop()
})

test('collection is paused: drafts, voids or given up, until it goes on', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: prices.small.id }] })
  await stripe.subscriptions.update(id, {
    pause_collection: { behavior: 'void', resumes_at: at('2025-03-10T00:00:00') },
  })
  await to('2025-02-28T12:00:00')
  await to('2025-03-31T12:00:00')
  const after = await stripe.subscriptions.retrieve(id)
  expect(after).toMatchObject({ status: 'active', pause_collection: null })
  const { data } = await stripe.invoices.list({ subscription: id })
  expect(data.map(({ status }) => status)).toEqual(['paid', 'void', 'paid'])
})

test('paused and resumed as a whole', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: prices.small.id }] })
  expect(await stripe.subscriptions.pause(id)).toMatchObject({ status: 'paused' })
  await to('2025-03-15T00:00:00')
  expect((await stripe.invoices.list({ subscription: id })).data).toHaveLength(1)
  const resumed = await stripe.subscriptions.resume(id, { billing_cycle_anchor: { type: 'now' } })
  expect(resumed).toMatchObject({ status: 'active', billing_cycle_anchor: at('2025-03-15T00:00:00') })
  expect(await shop.types()).toEqual(
    expect.arrayContaining(['customer.subscription.paused', 'customer.subscription.resumed']),
  )
})

test('a trial without a way to pay may pause or end', async () => {
  const { stripe, prices } = shop
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start })
  const customer = await stripe.customers.create({ test_clock: clock.id })
  const trial = (missing_payment_method: 'pause' | 'cancel') =>
    stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: prices.small.id }],
      trial_period_days: 7,
      trial_settings: { end_behavior: { missing_payment_method } },
    })
  const [pauses, ends] = [await trial('pause'), await trial('cancel')]
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + 8 * 86_400 })
  expect((await stripe.subscriptions.retrieve(pauses.id)).status).toBe('paused')
  expect((await stripe.subscriptions.retrieve(ends.id)).status).toBe('canceled')
})

test('a trial is extended, and ended early', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.small.id }],
    trial_period_days: 7,
  })
  const longer = await stripe.subscriptions.update(id, { trial_end: at('2025-03-15T10:00:00') })
  expect(longer).toMatchObject({ status: 'trialing', billing_cycle_anchor: at('2025-03-15T10:00:00') })
  await to('2025-02-20T10:00:00')
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('trialing')
  const ended = await stripe.subscriptions.update(id, { trial_end: 'now', expand: ['latest_invoice'] })
  expect(ended).toMatchObject({ status: 'active', latest_invoice: { total: 3000, status: 'paid' } })
})

test('an anchor ahead bills a part first; a date to end is kept', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const anchored = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.small.id }],
    billing_cycle_anchor: at('2025-02-14T10:00:00'),
    cancel_at: at('2025-03-20T00:00:00'),
    expand: ['latest_invoice'],
  })
  // 14 of the 31 days from January 14 on.
  expect(anchored.latest_invoice).toMatchObject({ total: 1355 })
  await to('2025-02-14T12:00:00')
  const [renewal] = (await stripe.invoices.list({ subscription: anchored.id })).data
  expect(renewal).toMatchObject({ total: 3000, status: 'paid' })
  await to('2025-03-21T00:00:00')
  expect(await stripe.subscriptions.retrieve(anchored.id)).toMatchObject({
    status: 'canceled',
    ended_at: at('2025-03-20T00:00:00'),
  })
})

test('items one by one, base and seats and add-ons', async () => {
  const { stripe, prices, price, buyer } = shop
  const { customer, to } = await buyer()
  const addOn = await price(500)
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.large.id }, { price: prices.small.id, quantity: 4 }],
    add_invoice_items: [{ price_data: { currency: 'usd', product: shop.product, unit_amount: 10_000 } }],
  })
  const [first] = (await stripe.invoices.list({ subscription: id })).data
  expect(first?.total).toBe(9000 + 4 * 3000 + 10_000)
  await to('2025-02-14T10:00:00')
  const added = await stripe.subscriptionItems.create({ subscription: id, price: addOn.id, quantity: 2 })
  await stripe.subscriptionItems.update(added.id, { quantity: 3 })
  expect((await stripe.subscriptionItems.list({ subscription: id })).data).toHaveLength(3)
  await expect(stripe.subscriptionItems.create({ subscription: id, price: addOn.id })).rejects.toThrow(
    'same price',
  )
  await expect(
    stripe.subscriptionItems.create({ subscription: id, price: prices.yearly.id }),
  ).rejects.toThrow('rhythm')
  await stripe.subscriptionItems.del(added.id)
  await to('2025-02-28T12:00:00')
  const [renewal] = (await stripe.invoices.list({ subscription: id })).data
  expect(renewal?.total).toBe(9000 + 4 * 3000)
})

test('events say what was before', async () => {
  const { stripe, prices, buyer } = shop
  const { customer } = await buyer()
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: prices.small.id }] })
  await stripe.subscriptions.update(id, { cancel_at_period_end: true })
  const [event] = (await stripe.events.list({ type: 'customer.subscription.updated' })).data
  expect(event?.data.previous_attributes).toEqual({
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  })
  expect(event?.data.object).toMatchObject({ id, cancel_at_period_end: true })
})

test('lists can be narrowed', async () => {
  const { stripe, prices, buyer } = shop
  const [a, b] = [await buyer(), await buyer()]
  const create = (customer: string, price: string) =>
    stripe.subscriptions.create({ customer, items: [{ price }] })
  const first = await create(a.customer, prices.small.id)
  const second = await create(b.customer, prices.large.id)
  await stripe.subscriptions.cancel(second.id)
  const ids = async (params: Parameters<typeof stripe.subscriptions.list>[0]) =>
    (await stripe.subscriptions.list(params)).data.map(({ id }) => id)
  expect(await ids({})).toEqual([first.id])
  expect(await ids({ status: 'all' })).toEqual([second.id, first.id])
  expect(await ids({ status: 'canceled' })).toEqual([second.id])
  expect(await ids({ customer: b.customer, status: 'all' })).toEqual([second.id])
  expect(await ids({ price: prices.small.id })).toEqual([first.id])
  expect(await ids({ test_clock: a.clock })).toEqual([first.id])
})
