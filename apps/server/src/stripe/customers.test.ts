import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectStripe } from './connect-stripe.ts'
import { addCustomer, details, errorOf, startStripe, subscribe, type TestStripe } from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

const given = { tenantId: 't', code: 'TEN-1', details, locale: 'ja', clock: true }

test('a customer carries the company, its details and a clock of its own', async () => {
  const { payments } = stripe
  const made = await payments.createCustomer(given, 'one')
  expect(made).toMatchObject({ tenantId: 't', isDeleted: false, details, paymentMethod: null, balance: 0 })
  expect(made.testClockId).toMatch(/^clock_/)
  expect(Math.abs((made.clockAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000)
  expect(await payments.fetchCustomer(made.id)).toEqual(made)
})

test('the same key makes one customer and one clock', async () => {
  const { payments, simulator } = stripe
  const [first, second] = [
    await payments.createCustomer(given, 'two'),
    await payments.createCustomer(given, 'two'),
  ]
  expect(second.id).toBe(first.id)
  expect(second.testClockId).toBe(first.testClockId)
  const clocks = [...simulator.state.all.testClocks.values()].filter(({ name }) => name === 'TEN-1 two')
  expect(clocks).toHaveLength(1)
})

test('without clocks there is none', async () => {
  const { url, secretKey, webhookSecret } = stripe.simulator
  const payments = connectStripe({
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: url,
    STRIPE_TEST_CLOCKS: false,
  })
  expect(await payments?.createCustomer(given, 'three')).toMatchObject({ testClockId: null, clockAt: null })
})

test('details are changed, and emptied', async () => {
  const { id } = await addCustomer(stripe)
  const changed = { ...details, name: 'Other', line1: null, phone: null }
  expect((await stripe.payments.updateCustomer(id, changed, 'details')).details).toEqual(changed)
})

test('a deleted customer says so, and one there is not is refused', async () => {
  const { id } = await addCustomer(stripe)
  await stripe.sdk.customers.del(id)
  expect(await stripe.payments.fetchCustomer(id)).toMatchObject({ id, isDeleted: true })
  expect(await errorOf(stripe.payments.fetchCustomer('cus_none'))).toMatchObject({
    code: 'no_such_object',
    isFinal: true,
  })
})

test('the method that renewals are charged to is shown, replaced and taken away', async () => {
  const { payments } = stripe
  const { customerId } = await subscribe(stripe)
  const { paymentMethod } = await payments.fetchCustomer(customerId)
  expect(paymentMethod).toMatchObject({
    kind: 'card',
    brand: 'visa',
    last4: '4242',
    expMonth: 12,
    expYear: 2044,
  })

  const { id: other } = await stripe.sdk.paymentMethods.attach('pm_card_mastercard', { customer: customerId })
  await payments.setDefaultPaymentMethod(customerId, other, 'default')
  expect((await payments.fetchCustomer(customerId)).paymentMethod).toMatchObject({ id: other, last4: '4444' })
  expect((await payments.listPaymentMethods(customerId)).map(({ last4 }) => last4).sort()).toEqual([
    '4242',
    '4444',
  ])

  const first = paymentMethod?.id ?? ''
  await payments.detachPaymentMethod(first)
  await payments.detachPaymentMethod(first)
  expect((await payments.listPaymentMethods(customerId)).map(({ id }) => id)).toEqual([other])
})
