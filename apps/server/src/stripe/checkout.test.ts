import type { CheckoutToCreate } from '@leasehold/core'
import { buyWith } from '@leasehold/tooling/stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCustomer,
  cards,
  checkoutFor,
  errorOf,
  fetched,
  itemsFor,
  keyOf,
  nextKey,
  startStripe,
  subscribe,
  type TestStripe,
} from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

const DAY_MS = 86_400_000

async function open(given: Partial<CheckoutToCreate> = {}) {
  const { id } = await addCustomer(stripe)
  const asked = { ...checkoutFor(id, itemsFor('professional', 3)), ...given }
  return stripe.payments.createCheckout(asked, nextKey())
}

const buy = (url: string | null, card: string) => buyWith({ stripe: stripe.simulator }, url ?? '', card)

test('a purchase leads to a paid session and a subscription with its items and metadata', async () => {
  const session = await open()
  expect(session).toMatchObject({ state: 'open', isPaid: false, subscriptionId: null })
  expect(await buy(session.url, cards.good)).toMatchObject({
    isBought: true,
    location: 'https://app.example.com/billing?done',
  })
  const done = await stripe.payments.fetchCheckout(session.id)
  expect(done).toMatchObject({ state: 'complete', isPaid: true, customerId: session.customerId })
  expect(await fetched(stripe, done.subscriptionId ?? '')).toMatchObject({
    status: 'active',
    customerId: session.customerId,
    currency: 'CNY',
    metadata: session.metadata,
    items: [
      { key: keyOf('professional'), quantity: 1, amount: 2_800_00 },
      { key: keyOf('professional', 'seat'), quantity: 3, amount: 80_00 },
    ],
    scheduled: null,
    endsAt: null,
    latestInvoice: { state: 'paid' },
  })
})

test('the same key opens one session', async () => {
  const { id } = await addCustomer(stripe)
  const asked = checkoutFor(id, itemsFor('basic'))
  const first = await stripe.payments.createCheckout(asked, 'once')
  expect((await stripe.payments.createCheckout(asked, 'once')).id).toBe(first.id)
})

test('a declined card buys nothing, and another one can be tried', async () => {
  const session = await open()
  expect(await buy(session.url, cards.declined)).toMatchObject({ isBought: false })
  expect(await stripe.payments.fetchCheckout(session.id)).toMatchObject({
    state: 'open',
    subscriptionId: null,
  })
  expect(await buy(session.url, cards.asks)).toMatchObject({ isBought: true })
})

test('a trial goes on to its end', async () => {
  const trialEndsAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 9 * DAY_MS)
  const session = await open({ trialEndsAt })
  await buy(session.url, cards.good)
  const { subscriptionId, isPaid } = await stripe.payments.fetchCheckout(session.id)
  expect(isPaid).toBe(true)
  expect(await fetched(stripe, subscriptionId ?? '')).toMatchObject({
    status: 'trialing',
    trialEndsAt,
    periodEnd: trialEndsAt,
  })
})

test.each([1, 20, 30, 47])('a trial with %i hours left is never cut short', async (hours) => {
  const trialEndsAt = new Date(Date.now() + hours * 3_600_000)
  const session = await open({ trialEndsAt })
  await buy(session.url, cards.good)
  const { subscriptionId } = await stripe.payments.fetchCheckout(session.id)
  const end = (await fetched(stripe, subscriptionId ?? '')).trialEndsAt?.getTime() ?? 0
  expect(end).toBeGreaterThanOrEqual(trialEndsAt.getTime() - 1_000)
  expect(end).toBeLessThanOrEqual(trialEndsAt.getTime() + 2 * DAY_MS)
})

test('a session is expired, once; one that was used stays complete', async () => {
  const { id } = await open()
  expect(await stripe.payments.expireCheckout(id)).toMatchObject({ state: 'expired', url: null })
  expect(await stripe.payments.expireCheckout(id)).toMatchObject({ state: 'expired' })
  const used = await open()
  await buy(used.url, cards.good)
  expect(await stripe.payments.expireCheckout(used.id)).toMatchObject({ state: 'complete' })
})

test('a promotion code is applied beforehand, or typed in', async () => {
  const { payments } = stripe
  const coupon = await payments.createCoupon(
    {
      name: 'A fifth off',
      percentOff: 2_000,
      amountOff: null,
      currency: null,
      duration: 'once',
      months: null,
      maxRedemptions: null,
      redeemBy: null,
    },
    nextKey(),
  )
  const { id: promotionCodeId } = await payments.createPromotionCode(
    { couponId: coupon.id, code: 'FIFTH', maxRedemptions: null, expiresAt: null, firstTimeOnly: false },
    nextKey(),
  )
  const session = await open({ promotionCodeId, items: itemsFor('basic') })
  await buy(session.url, cards.good)
  const typed = await open({ items: itemsFor('basic') })
  await buyWith({ stripe: stripe.simulator }, typed.url ?? '', cards.good, { promotionCode: 'FIFTH' })
  for (const { id } of [session, typed]) {
    const { subscriptionId } = await payments.fetchCheckout(id)
    const { latestInvoice } = await fetched(stripe, subscriptionId ?? '')
    const invoice = await payments.fetchInvoice(latestInvoice?.id ?? '')
    expect(invoice).toMatchObject({ subtotal: 600_00, discount: 120_00, total: 480_00, amountPaid: 480_00 })
    expect(invoice?.lines).toMatchObject([
      { kind: 'base', subject: 'basic', amount: 600_00 },
      { kind: 'discount', amount: -120_00 },
    ])
  }
  expect(await payments.fetchPromotionCode(promotionCodeId)).toEqual({ redemptions: 2, active: true })
})

test('what has no price at Stripe yet is not lost: it can be asked again', async () => {
  const { id } = await addCustomer(stripe)
  const asked = checkoutFor(id, [{ key: 'leasehold:new:v1:monthly:CNY:base', quantity: 1 }])
  expect(await errorOf(stripe.payments.createCheckout(asked, nextKey()))).toMatchObject({
    code: 'price_missing',
    isFinal: false,
  })
})

test('the portal is a page where plans are not changed', async () => {
  const { customerId } = await subscribe(stripe)
  const { url } = await stripe.payments.createPortal(customerId, {
    returnUrl: 'https://app.example.com/billing',
    locale: 'ja',
  })
  const page = await fetch(url)
  expect(page.status).toBe(200)
  const [configuration] = [...stripe.simulator.state.all.portalConfigurations.values()]
  expect(configuration?.features).toMatchObject({
    payment_method_update: { enabled: true },
    invoice_history: { enabled: true },
    subscription_cancel: { enabled: false },
    subscription_update: { enabled: false },
  })
  await stripe.payments.createPortal(customerId, { returnUrl: 'https://app.example.com', locale: 'en' })
  expect(stripe.simulator.state.all.portalConfigurations.size).toBe(1)
})
