import { ProviderError } from '@leasehold/core'
import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { connectStripe } from './connect-stripe.ts'
import { toProviderError } from './errors.ts'
import {
  addCustomer,
  checkoutFor,
  details,
  errorOf,
  itemsFor,
  nextKey,
  startStripe,
  type TestStripe,
} from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())
beforeEach(() => stripe.simulator.faults.clear())

test('without a key there is no provider', () => {
  expect(connectStripe({})).toBeNull()
  expect(connectStripe({ STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' })?.isTest).toBe(
    false,
  )
})

test.each([
  ['server-error', 'unavailable'],
  ['rate-limit', 'rate_limit'],
  ['timeout', 'unavailable'],
  ['cut-before', 'unavailable'],
  ['cut-after', 'unavailable'],
] as const)('%s is not the end: asked again under its key, it is done once', async (kind, code) => {
  const { payments, simulator } = stripe
  const { id } = await addCustomer(stripe)
  const asked = checkoutFor(id, itemsFor('basic'))
  const key = nextKey()
  const before = simulator.state.all.checkoutSessions.size
  // The SDK asks once more by itself, but not when it was told that it asks too often.
  const times = kind === 'rate-limit' ? 1 : 2
  simulator.faults.add({
    kind,
    path: '/v1/checkout/sessions',
    times,
    ...(kind === 'timeout' && { afterMs: 20 }),
  })
  expect(await errorOf(payments.createCheckout(asked, key))).toMatchObject({ isFinal: false, code })
  const session = await payments.createCheckout(asked, key)
  expect(session.state).toBe('open')
  expect(simulator.state.all.checkoutSessions.size).toBe(before + 1)
})

test('one lost answer is got over without anybody noticing', async () => {
  const { payments, simulator } = stripe
  const { id } = await addCustomer(stripe)
  simulator.faults.add({ kind: 'cut-after', path: '/v1/customers/*', method: 'POST' })
  expect((await payments.updateCustomer(id, { ...details, name: 'New' }, nextKey())).details.name).toBe('New')
})

test('a wrong request is the end of it', async () => {
  const { id } = await addCustomer(stripe)
  const asked = checkoutFor(id, itemsFor('basic'))
  const error = await errorOf(stripe.payments.createCheckout({ ...asked, expiresAt: new Date(0) }, nextKey()))
  expect(error.isFinal).toBe(true)
})

test('the same key for something else is refused, and may be asked about again', async () => {
  const key = nextKey()
  const { id } = await addCustomer(stripe)
  await stripe.payments.updateCustomer(id, details, key)
  const other = stripe.payments.updateCustomer(id, { ...details, name: 'Other' }, key)
  expect(await errorOf(other)).toMatchObject({ isFinal: false })
})

test('a wrong key is for whoever runs the server, and shows nothing of itself', async () => {
  const secret = 'sk_test_secretsecretsecret'
  const payments = connectStripe({
    STRIPE_SECRET_KEY: secret,
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    STRIPE_API_URL: stripe.simulator.url,
  })
  const error = payments && (await errorOf(payments.fetchCustomer('cus_1')))
  expect(error).toMatchObject({ isFinal: false, code: 'authentication_failed' })
  expect(error?.message).not.toContain('sk_test')
})

test('no message carries a secret', () => {
  const raw = {
    type: 'invalid_request_error' as const,
    message: 'No sk_live_abc123, rk_test_9, whsec_abc or pi_12_secret_34 here',
  }
  const error = toProviderError(new Stripe.errors.StripeInvalidRequestError({ ...raw, statusCode: 400 }))
  expect(error).toBeInstanceOf(ProviderError)
  expect(String(error)).not.toMatch(/abc|rk_test|secret_34/)
})

test('where nobody listens, it is not known', async () => {
  const payments = connectStripe({
    STRIPE_SECRET_KEY: 'sk_test_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    STRIPE_API_URL: 'http://127.0.0.1:1',
  })
  expect(payments && (await errorOf(payments.fetchSubscription('sub_1')))).toMatchObject({
    isFinal: false,
    code: 'unavailable',
  })
})

test('where Stripe gives no decline code there is none: what it says is in its code', () => {
  const code = 'subscription_payment_intent_requires_action'
  const error = new Stripe.errors.StripeCardError({
    type: 'card_error',
    code,
    message: 'Ask.',
    statusCode: 402,
  })
  expect(toProviderError(error)).toMatchObject({ code, declineCode: null, isFinal: true })
})
