import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../../index.ts'
import { settlePayment } from './complete.ts'

let simulator: StripeSimulator
let stripe: Stripe
let monthly: Stripe.Price
let service: Stripe.Price

beforeAll(async () => {
  simulator = await startStripeSimulator()
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
  })
  const product = await stripe.products.create({ name: 'Professional' })
  const base = { product: product.id, currency: 'cny' }
  monthly = await stripe.prices.create({ ...base, unit_amount: 2_800_00, recurring: { interval: 'month' } })
  service = await stripe.prices.create({ ...base, unit_amount: 5_000_00 })
})

afterAll(() => simulator.stop())

const urls = {
  success_url: 'https://shop.test/done?s={CHECKOUT_SESSION_ID}',
  cancel_url: 'https://shop.test/back',
}

async function subscriptionSession(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  const customer = await stripe.customers.create({ email: 'a@example.com' })
  return stripe.checkout.sessions.create({
    ...urls,
    mode: 'subscription',
    customer: customer.id,
    line_items: [{ price: monthly.id, quantity: 3 }],
    ...more,
  })
}

const card = (number: string) => ({
  method: 'card',
  card_number: number,
  expiry: '12 / 44',
  cvc: '123',
  name: 'A',
})

/** Sends a form of the page; says what the browser sees. */
async function send(session: Stripe.Checkout.Session, fields: Record<string, string>, step = '') {
  const url = `${simulator.url}/checkout/${session.id}${step}`
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

const again = ({ id }: Stripe.Checkout.Session) => stripe.checkout.sessions.retrieve(id)

const typesSince = async (from: Stripe.Event | undefined) => {
  const { data } = await stripe.events.list({ limit: 100, ...(from ? { ending_before: from.id } : {}) })
  return data.map(({ type }) => type)
}
const lastEvent = async () => (await stripe.events.list({ limit: 1 })).data[0]

test('4242 buys a subscription with its metadata and quantity, once', async () => {
  const session = await subscriptionSession({
    client_reference_id: 'tenant-1',
    metadata: { request: 'r1' },
    subscription_data: { metadata: { tenant: '1' } },
  })
  expect(session).toMatchObject({ status: 'open', amount_total: 8_400_00, payment_status: 'unpaid' })
  const page = await (await fetch(session.url ?? '')).text()
  expect(page).toContain('Test mode')
  expect(page).toContain('CNY 8,400.00')
  const before = await lastEvent()
  const done = await send(session, card('4242 4242 4242 4242'))
  expect(done).toMatchObject({ status: 303, location: `https://shop.test/done?s=${session.id}` })
  expect((await send(session, card('4242 4242 4242 4242'))).location).toBe(done.location)
  const complete = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['subscription', 'line_items'],
  })
  expect(complete).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    client_reference_id: 'tenant-1',
    metadata: { request: 'r1' },
    url: null,
    customer_details: { email: 'a@example.com' },
    subscription: { status: 'active', metadata: { tenant: '1' }, items: { data: [{ quantity: 3 }] } },
  })
  expect(complete.line_items?.data).toMatchObject([{ amount_total: 8_400_00, description: 'Professional' }])
  const types = await typesSince(before)
  for (const type of ['checkout.session.completed', 'customer.subscription.created', 'invoice.paid']) {
    expect(types.filter((each) => each === type)).toHaveLength(1)
  }
  expect(await (await fetch(`${simulator.url}/checkout/${session.id}`)).text()).toContain('completed already')
})

test('a declined card says why, leaves nothing behind, and another one can be tried', async () => {
  const session = await subscriptionSession()
  const customer = String(session.customer)
  for (const [number, reason] of [
    ['4000000000000002', 'Your card was declined.'],
    ['4000000000009995', 'Your card has insufficient funds.'],
    ['4000000000000069', 'Your card has expired.'],
    ['4000000000000127', 'security code is incorrect'],
    ['4000000000000341', 'Your card was declined.'],
    ['4242424242424241', 'Your card number is incorrect.'],
  ] as const) {
    expect((await send(session, card(number))).text.replaceAll('&#39;', "'")).toContain(reason)
  }
  expect((await send(session, { ...card('4242424242424242'), expiry: '01/20' })).text).toContain(
    'in the past',
  )
  expect((await stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([])
  expect((await again(session)).status).toBe('open')
  expect((await send(session, card('4242424242424242'))).status).toBe(303)
  expect((await stripe.subscriptions.list({ customer })).data).toHaveLength(1)
})

test('3155 shows a step to authenticate, which may fail', async () => {
  const session = await subscriptionSession()
  const first = await send(session, card('4000002500003155'))
  expect(first.location).toBe(`/checkout/${session.id}/authenticate`)
  const step = await fetch(`${simulator.url}${first.location}`)
  expect(await step.text()).toContain('Complete authentication')
  const failed = await send(session, { outcome: 'fail' }, '/authenticate')
  expect(failed.text).toContain('unable to authenticate')
  await send(session, card('4000002500003155'))
  expect((await send(session, { outcome: 'complete' }, '/authenticate')).location).toContain('done')
  expect(await again(session)).toMatchObject({ status: 'complete', payment_status: 'paid' })
})

test('3155 renews by itself once it was set up; 3184 waits for its holder each time', async () => {
  const start = 1_800_000_000
  for (const [number, status] of [
    ['4000002500003155', 'active'],
    ['4000002760003184', 'past_due'],
  ] as const) {
    const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start })
    const customer = await stripe.customers.create({ email: 'a@example.com', test_clock: clock.id })
    const session = await subscriptionSession({ customer: customer.id })
    await send(session, card(number))
    await send(session, { outcome: 'complete' }, '/authenticate')
    await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + 32 * 86_400 })
    const [subscription] = (await stripe.subscriptions.list({ customer: customer.id })).data
    expect(subscription?.status).toBe(status)
    if (status === 'active') continue
    const [waiting] = (await stripe.paymentIntents.list({ customer: customer.id })).data
    expect(waiting?.status).toBe('requires_action')
    simulator.control.authenticate(waiting?.id ?? '')
    expect((await stripe.subscriptions.retrieve(subscription?.id ?? '')).status).toBe('active')
  }
})

test('a trial takes a card and no money; without need of one it takes none', async () => {
  const trial = { subscription_data: { trial_period_days: 14 } }
  const session = await subscriptionSession(trial)
  expect(session.amount_total).toBe(0)
  expect((await send(session, card('4000000000000002'))).text).toContain('declined')
  await send(session, card('4000000000000341'))
  expect(await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })).toMatchObject({
    payment_status: 'no_payment_required',
    subscription: { status: 'trialing', default_payment_method: expect.stringMatching(/^pm_/) },
  })
  const free = await subscriptionSession({ ...trial, payment_method_collection: 'if_required' })
  expect(await (await fetch(free.url ?? '')).text()).not.toContain('Card number')
  expect((await send(free, {})).status).toBe(303)
})

test('promotion codes typed in, and discounts given beforehand', async () => {
  const coupon = await stripe.coupons.create({ percent_off: 20, duration: 'once' })
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code: 'SAVE20' })
  const session = await subscriptionSession({ allow_promotion_codes: true })
  expect((await send(session, { code: 'WRONG' }, '/promotion')).text).toContain('This code is invalid.')
  expect((await send(session, { code: 'save20' }, '/promotion')).status).toBe(303)
  expect(await again(session)).toMatchObject({
    amount_total: 6_720_00,
    total_details: { amount_discount: 1_680_00 },
  })
  await send(session, card('5555555555554444'))
  const { invoice } = await stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice'] })
  expect(invoice).toMatchObject({ amount_paid: 6_720_00 })
  const given = await subscriptionSession({ discounts: [{ coupon: coupon.id }] })
  expect(given.amount_total).toBe(6_720_00)
})

test('payment mode: a card, Alipay over its page, and money that arrives later or not', async () => {
  const line_items = [{ price: service.id, quantity: 1 }]
  const once = { ...urls, mode: 'payment' as const, line_items }
  const session = await stripe.checkout.sessions.create({
    ...once,
    payment_intent_data: { metadata: { order: '7' } },
  })
  expect(session.payment_method_types).toEqual(['card', 'alipay', 'wechat_pay'])
  expect((await send(session, { ...card('4000000000000002'), email: 'b@example.com' })).text).toContain(
    'declined',
  )
  const alipay = await send(session, { method: 'alipay', email: 'b@example.com' })
  expect(alipay.location).toContain('/authenticate')
  await send(session, { outcome: 'complete' }, '/authenticate')
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] })
  expect(done).toMatchObject({
    payment_status: 'paid',
    customer_details: { email: 'b@example.com' },
    payment_intent: { status: 'succeeded', metadata: { order: '7' } },
  })

  const usd = await stripe.prices.create({
    product: String(service.product),
    currency: 'usd',
    unit_amount: 900,
  })
  for (const hasArrived of [true, false]) {
    const later = await stripe.checkout.sessions.create({
      ...once,
      line_items: [{ price: usd.id, quantity: 1 }],
    })
    await send(later, { method: 'us_bank_account', email: 'c@example.com' })
    expect(await again(later)).toMatchObject({ status: 'complete', payment_status: 'unpaid' })
    settlePayment(simulator.state, String((await again(later)).payment_intent), hasArrived)
    expect((await again(later)).payment_status).toBe(hasArrived ? 'paid' : 'unpaid')
    const type = `checkout.session.async_payment_${hasArrived ? 'succeeded' : 'failed'}`
    expect((await stripe.events.list({ type })).data).toHaveLength(1)
  }
})

test('setup mode saves a card', async () => {
  const customer = await stripe.customers.create({})
  const session = await stripe.checkout.sessions.create({
    ...urls,
    mode: 'setup',
    currency: 'cny',
    customer: customer.id,
  })
  expect((await send(session, { ...card('4000000000000002'), email: 'a@example.com' })).text).toContain(
    'declined',
  )
  expect((await send(session, { ...card('4242424242424242'), email: 'a@example.com' })).status).toBe(303)
  const { setup_intent: setup } = await stripe.checkout.sessions.retrieve(session.id, {
    expand: ['setup_intent'],
  })
  expect(setup).toMatchObject({ status: 'succeeded', customer: customer.id })
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1)
})

test('an expired session says so and takes nothing', async () => {
  const session = await subscriptionSession()
  expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null })
  expect((await send(session, card('4242424242424242'))).text).toContain('expired')
  await expect(stripe.checkout.sessions.expire(session.id)).rejects.toThrow(/status of expired/)
  expect((await stripe.events.list({ type: 'checkout.session.expired' })).data).toHaveLength(1)
  const list = await stripe.checkout.sessions.list({ customer: String(session.customer), status: 'expired' })
  expect(list.data.map(({ id }) => id)).toEqual([session.id])
})

test('a session expires by itself when its time is over', async () => {
  let now = 1_800_000_000
  const other = await startStripeSimulator({ now: () => now })
  const sdk = new Stripe(other.secretKey, { host: '127.0.0.1', port: other.port, protocol: 'http' })
  const session = await sdk.checkout.sessions.create({
    ...urls,
    mode: 'setup',
    currency: 'cny',
    expires_at: now + 1_800,
  })
  now += 1_801
  expect(await sdk.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired' })
  await other.stop()
})

test('what does not make sense is refused', async () => {
  const create = (more: Partial<Stripe.Checkout.SessionCreateParams>) =>
    stripe.checkout.sessions.create({
      ...urls,
      mode: 'payment',
      line_items: [{ price: service.id, quantity: 1 }],
      ...more,
    })
  await expect(create({ line_items: [{ price: monthly.id, quantity: 1 }] })).rejects.toThrow(/one-time/)
  await expect(create({ mode: 'subscription' })).rejects.toThrow(/recurring/)
  await expect(create({ expires_at: 1 })).rejects.toThrow(/30 minutes/)
  await expect(create({ allowed_payment_method_types: ['paypal'] })).rejects.toThrow(/paypal is invalid/)
  await expect(create({ customer: 'cus_none' })).rejects.toMatchObject({ code: 'resource_missing' })
})
