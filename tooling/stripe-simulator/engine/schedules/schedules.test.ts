import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, openShop, start } from '../testing.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.simulator.stop())

async function scheduled() {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.large.id, quantity: 2 }],
  })
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: id })
  const end = at('2025-02-28T10:00:00')
  await stripe.subscriptionSchedules.update(schedule.id, {
    end_behavior: 'release',
    phases: [
      { items: [{ price: prices.large.id, quantity: 2 }], start_date: start, end_date: end },
      {
        items: [{ price: prices.small.id, quantity: 1 }],
        start_date: end,
        duration: { interval: 'month', interval_count: 1 },
        proration_behavior: 'none',
      },
    ],
  })
  return { id, schedule: schedule.id, to }
}

test('a downgrade takes effect at the period’s end, then the schedule lets go', async () => {
  const { stripe, prices } = shop
  const { id, schedule, to } = await scheduled()
  const before = await stripe.subscriptions.retrieve(id, { expand: ['schedule'] })
  expect(before).toMatchObject({ schedule: { id: schedule, status: 'active' } })
  expect(before.items.data[0]?.price.id).toBe(prices.large.id)
  const preview = await stripe.invoices.createPreview({ subscription: id })
  expect(preview.total).toBe(3000)
  await to('2025-02-28T12:00:00')
  const after = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
  expect(after.items.data.map(({ price, quantity }) => [price.id, quantity])).toEqual([[prices.small.id, 1]])
  expect(after.latest_invoice).toMatchObject({ total: 3000, status: 'paid' })
  await to('2025-03-28T12:00:00')
  expect(await stripe.subscriptionSchedules.retrieve(schedule)).toMatchObject({
    status: 'released',
    released_subscription: id,
  })
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ schedule: null, status: 'active' })
  expect(await shop.types()).toContain('subscription_schedule.released')
})

test('a scheduled change is called off, and bars another end of the subscription', async () => {
  const { stripe, prices } = shop
  const { id, schedule, to } = await scheduled()
  await expect(stripe.subscriptions.update(id, { cancel_at_period_end: true })).rejects.toThrow(
    'managed by the subscription schedule',
  )
  expect(await stripe.subscriptionSchedules.release(schedule)).toMatchObject({
    status: 'released',
    subscription: null,
  })
  await to('2025-02-28T12:00:00')
  const after = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
  expect(after.items.data[0]?.price.id).toBe(prices.large.id)
  expect(after.latest_invoice).toMatchObject({ total: 18_000 })
  await expect(stripe.subscriptionSchedules.release(schedule)).rejects.toThrow('released')
})

test('another rhythm begins at the phase, with an anchor of its own', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: prices.small.id }] })
  const { id: schedule } = await stripe.subscriptionSchedules.create({ from_subscription: id })
  await stripe.subscriptionSchedules.update(schedule, {
    phases: [
      { items: [{ price: prices.small.id }], start_date: start, end_date: at('2025-02-28T10:00:00') },
      { items: [{ price: prices.yearly.id }] },
    ],
  })
  await to('2025-03-01T10:00:00')
  const after = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
  expect(after.latest_invoice).toMatchObject({ total: 90_000, status: 'paid' })
  expect(after.items.data[0]?.current_period_end).toBe(at('2026-02-28T10:00:00'))
})

test('a schedule may end the subscription, or be canceled with it', async () => {
  const { stripe, prices } = shop
  const ending = await scheduled()
  await stripe.subscriptionSchedules.update(ending.schedule, {
    end_behavior: 'cancel',
    phases: [
      {
        items: [{ price: prices.large.id, quantity: 2 }],
        start_date: start,
        end_date: at('2025-02-28T10:00:00'),
      },
    ],
  })
  await ending.to('2025-03-01T10:00:00')
  expect((await stripe.subscriptions.retrieve(ending.id)).status).toBe('canceled')
  expect((await stripe.subscriptionSchedules.retrieve(ending.schedule)).status).toBe('completed')
  const dropped = await scheduled()
  await stripe.subscriptionSchedules.cancel(dropped.schedule)
  expect((await stripe.subscriptionSchedules.retrieve(dropped.schedule)).status).toBe('canceled')
  expect((await stripe.subscriptions.retrieve(dropped.id)).status).toBe('canceled')
})

test('a subscription that starts later', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const later = await stripe.subscriptionSchedules.create({
    customer,
    start_date: at('2025-02-10T00:00:00'),
    phases: [{ items: [{ price: prices.small.id }], duration: { interval: 'month', interval_count: 2 } }],
  })
  expect(later).toMatchObject({ status: 'not_started', subscription: null })
  await to('2025-02-10T01:00:00')
  const begun = await stripe.subscriptionSchedules.retrieve(later.id, { expand: ['subscription'] })
  expect(begun).toMatchObject({ status: 'active', subscription: { status: 'active' } })
})
