import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'

const start = Date.parse('2025-01-31T10:00:00Z') / 1000
const at = (text: string) => Date.parse(`${text}Z`) / 1000
let simulator: StripeSimulator
let stripe: Stripe

beforeEach(async () => {
  simulator = await startStripeSimulator({ now: () => start })
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    maxNetworkRetries: 0,
  })
})
afterEach(() => simulator.stop())

async function shop() {
  const product = await stripe.products.create({ name: 'Professional' })
  const price = (unit_amount: number, interval: 'month' | 'year' = 'month') =>
    stripe.prices.create({ product: product.id, currency: 'usd', unit_amount, recurring: { interval } })
  return { small: await price(3000), large: await price(9000), yearly: await price(90_000, 'year') }
}

async function buyer(card = 'pm_card_visa') {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start })
  const customer = await stripe.customers.create({ email: 'a@example.com', test_clock: clock.id })
  const method = await stripe.paymentMethods.attach(card, { customer: customer.id })
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } })
  const to = async (time: string) => {
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at(time) })
    expect((await stripe.testHelpers.testClocks.retrieve(clock.id)).status).toBe('ready')
  }
  return { clock: clock.id, customer: customer.id, to }
}

const types = async () => {
  const events = await stripe.events.list({ limit: 100 })
  return events.data.map(({ type }) => type).reverse()
}

test('bought, upgraded at once, renewed on month ends, declined, tried again, paid', async () => {
  const { small, large } = await shop()
  const { customer, to } = await buyer()
  const bought = await stripe.subscriptions.create({ customer, items: [{ price: small.id, quantity: 2 }] })
  expect(bought).toMatchObject({ status: 'active', customer, billing_cycle_anchor: start })
  expect(bought.items.data[0]).toMatchObject({
    current_period_start: start,
    current_period_end: at('2025-02-28T10:00:00'),
  })
  const first = await stripe.invoices.retrieve(String(bought.latest_invoice), { expand: ['payments'] })
  expect(first).toMatchObject({
    status: 'paid',
    total: 6000,
    billing_reason: 'subscription_create',
    attempt_count: 1,
  })
  expect(first.payments?.data).toMatchObject([{ status: 'paid', amount_paid: 6000 }])

  await to('2025-02-14T10:00:00')
  const item = bought.items.data[0]?.id ?? ''
  const upgraded = await stripe.subscriptions.update(bought.id, {
    items: [{ id: item, price: large.id }],
    proration_behavior: 'always_invoice',
    expand: ['latest_invoice'],
  })
  // Half of the period is left: 2 × 30 back, 2 × 90 to pay.
  expect(upgraded.latest_invoice).toMatchObject({
    status: 'paid',
    total: 6000,
    billing_reason: 'subscription_update',
  })

  await to('2025-02-28T10:30:00')
  const [draft] = (await stripe.invoices.list({ subscription: bought.id, status: 'draft' })).data
  expect(draft).toMatchObject({ total: 18_000, billing_reason: 'subscription_cycle', number: null })
  await to('2025-02-28T11:00:00')
  expect(await stripe.invoices.retrieve(draft?.id ?? '')).toMatchObject({ status: 'paid', total: 18_000 })
  const renewed = await stripe.subscriptions.retrieve(bought.id)
  expect(renewed.items.data[0]?.current_period_end).toBe(at('2025-03-31T10:00:00'))

  const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: bad.id } })
  await to('2025-03-31T12:00:00')
  const late = await stripe.subscriptions.retrieve(bought.id, { expand: ['latest_invoice'] })
  expect(late).toMatchObject({
    status: 'past_due',
    latest_invoice: { status: 'open', attempt_count: 1, next_payment_attempt: at('2025-04-03T11:00:00') },
  })
  await to('2025-04-03T12:00:00')
  const good = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: good.id } })
  await to('2025-04-08T11:00:00')
  const mended = await stripe.subscriptions.retrieve(bought.id, { expand: ['latest_invoice'] })
  expect(mended).toMatchObject({ status: 'active', latest_invoice: { status: 'paid', attempt_count: 3 } })
  expect(await types()).toContain('invoice.payment_failed')
})

test('after the last attempt the subscription is unpaid, and its invoices stay drafts', async () => {
  const { small } = await shop()
  const { customer, to } = await buyer()
  const { id } = await stripe.subscriptions.create({ customer, items: [{ price: small.id }] })
  const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer })
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: bad.id } })
  await to('2025-03-15T11:00:00')
  expect(await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })).toMatchObject({
    status: 'unpaid',
    latest_invoice: { status: 'open', attempt_count: 4, next_payment_attempt: null, auto_advance: false },
  })
  await to('2025-04-02T11:00:00')
  const unpaid = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
  expect(unpaid).toMatchObject({ status: 'unpaid', latest_invoice: { status: 'draft', auto_advance: false } })
})

test('a change of rhythm begins anew and gives back what was not used', async () => {
  const { small, yearly } = await shop()
  const { customer, to } = await buyer()
  const { id, items } = await stripe.subscriptions.create({ customer, items: [{ price: small.id }] })
  await to('2025-02-14T10:00:00')
  const changed = await stripe.subscriptions.update(id, {
    items: [{ id: items.data[0]?.id ?? '', price: yearly.id }],
    expand: ['latest_invoice'],
  })
  expect(changed.billing_cycle_anchor).toBe(at('2025-02-14T10:00:00'))
  expect(changed.items.data[0]?.current_period_end).toBe(at('2026-02-14T10:00:00'))
  expect(changed.latest_invoice).toMatchObject({ status: 'paid', total: 90_000 - 1500 })
})

test('a trial is announced, ends, and is billed', async () => {
  const { small } = await shop()
  const { customer, to } = await buyer()
  const trial = await stripe.subscriptions.create({
    customer,
    items: [{ price: small.id }],
    trial_period_days: 14,
    expand: ['latest_invoice'],
  })
  expect(trial).toMatchObject({ status: 'trialing', latest_invoice: { status: 'paid', total: 0 } })
  await to('2025-02-11T10:00:00')
  expect(await types()).toContain('customer.subscription.trial_will_end')
  await to('2025-02-14T11:00:00')
  const active = await stripe.subscriptions.retrieve(trial.id, { expand: ['latest_invoice'] })
  expect(active).toMatchObject({ status: 'active', latest_invoice: { status: 'paid', total: 3000 } })
  expect(active.billing_cycle_anchor).toBe(at('2025-02-14T10:00:00'))
})

test('canceled at the end of the period, called off, canceled now', async () => {
  const { small } = await shop()
  const { customer, to } = await buyer()
  const create = () => stripe.subscriptions.create({ customer, items: [{ price: small.id }] })
  const [ends, stays] = [await create(), await create()]
  const marked = await stripe.subscriptions.update(ends.id, { cancel_at_period_end: true })
  expect(marked).toMatchObject({
    cancel_at_period_end: true,
    cancel_at: at('2025-02-28T10:00:00'),
    status: 'active',
  })
  await stripe.subscriptions.update(stays.id, { cancel_at_period_end: true })
  expect(await stripe.subscriptions.update(stays.id, { cancel_at_period_end: false })).toMatchObject({
    cancel_at: null,
  })
  await to('2025-03-01T10:00:00')
  expect((await stripe.subscriptions.retrieve(ends.id)).status).toBe('canceled')
  expect((await stripe.subscriptions.cancel(stays.id, { prorate: true, invoice_now: true })).status).toBe(
    'canceled',
  )
  expect((await stripe.customers.retrieve(customer)) as Stripe.Customer).toMatchObject({ balance: -2903 })
  await expect(stripe.subscriptions.cancel(stays.id)).rejects.toMatchObject({ code: 'resource_missing' })
})

test('an incomplete subscription becomes active by its payment, or expires', async () => {
  const { small } = await shop()
  const { customer, to } = await buyer()
  const create = () =>
    stripe.subscriptions.create({
      customer,
      items: [{ price: small.id }],
      payment_behavior: 'default_incomplete',
    })
  const [paid, dropped] = [await create(), await create()]
  expect(paid.status).toBe('incomplete')
  await stripe.invoices.pay(String(paid.latest_invoice))
  expect((await stripe.subscriptions.retrieve(paid.id)).status).toBe('active')
  await to('2025-02-01T10:00:00')
  const expired = await stripe.subscriptions.retrieve(dropped.id, { expand: ['latest_invoice'] })
  expect(expired).toMatchObject({ status: 'incomplete_expired', latest_invoice: { status: 'void' } })
})

test('error_if_incomplete leaves nothing behind; pending_if_incomplete waits for the money', async () => {
  const { small, large } = await shop()
  const { customer } = await buyer('pm_card_chargeCustomerFail')
  const refused = stripe.subscriptions.create({
    customer,
    items: [{ price: small.id }],
    payment_behavior: 'error_if_incomplete',
  })
  await expect(refused).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' })
  expect((await stripe.subscriptions.list({ status: 'all' })).data).toEqual([])
  expect((await stripe.invoices.list()).data).toEqual([])
  expect(await types()).not.toContain('customer.subscription.created')

  const coupon = await stripe.coupons.create({ amount_off: 100, currency: 'usd' })
  await stripe.customers.createBalanceTransaction(customer, { amount: -500, currency: 'usd' })
  const withMore = stripe.subscriptions.create({
    customer,
    items: [{ price: small.id }],
    discounts: [{ coupon: coupon.id }],
    payment_behavior: 'error_if_incomplete',
  })
  await expect(withMore).rejects.toMatchObject({ statusCode: 402 })
  expect(await stripe.coupons.retrieve(coupon.id)).toMatchObject({ times_redeemed: 0 })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -500, next_invoice_sequence: 1 })

  const rich = await buyer()
  const { id, items } = await stripe.subscriptions.create({
    customer: rich.customer,
    items: [{ price: small.id }],
  })
  const bad = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: rich.customer })
  await stripe.subscriptions.update(id, { default_payment_method: bad.id })
  const strict = stripe.subscriptions.update(id, {
    items: [{ id: items.data[0]?.id ?? '', quantity: 7 }],
    proration_behavior: 'always_invoice',
    payment_behavior: 'error_if_incomplete',
  })
  await expect(strict).rejects.toMatchObject({ statusCode: 402 })
  expect((await stripe.subscriptions.retrieve(id)).items.data[0]?.quantity).toBe(1)
  const pending = await stripe.subscriptions.update(id, {
    items: [{ id: items.data[0]?.id ?? '', price: large.id }],
    proration_behavior: 'always_invoice',
    payment_behavior: 'pending_if_incomplete',
  })
  expect(pending.items.data[0]?.price.id).toBe(small.id)
  expect(pending.pending_update?.subscription_items?.[0]?.price.id).toBe(large.id)
  const good = await stripe.paymentMethods.attach('pm_card_visa', { customer: rich.customer })
  await stripe.invoices.pay(String(pending.latest_invoice), { payment_method: good.id })
  const after = await stripe.subscriptions.retrieve(id)
  expect(after).toMatchObject({ pending_update: null, status: 'active' })
  expect(after.items.data[0]?.price.id).toBe(large.id)
})
