import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorOf, nextKey, startStripe, type TestStripe } from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

const share = {
  name: '教育优惠：一个很长很长的名字，比 Stripe 允许的四十个字符还要长得多得多得多得多',
  percentOff: 1_250,
  amountOff: null,
  currency: null,
  duration: 'repeating' as const,
  months: 3,
  maxRedemptions: 10,
  redeemBy: new Date(Math.floor(Date.now() / 1000) * 1000 + 86_400_000),
}
const code = { maxRedemptions: 1, expiresAt: share.redeemBy, firstTimeOnly: true }

test('a share and an amount', async () => {
  const { payments, sdk } = stripe
  const { id } = await payments.createCoupon(share, nextKey())
  expect(await sdk.coupons.retrieve(id)).toMatchObject({
    percent_off: 12.5,
    duration: 'repeating',
    duration_in_months: 3,
    max_redemptions: 10,
    redeem_by: share.redeemBy.getTime() / 1000,
  })
  const amount = { ...share, percentOff: null, amountOff: 500, currency: 'JPY' as const, months: null }
  const off = await payments.createCoupon({ ...amount, duration: 'once' }, nextKey())
  expect(await sdk.coupons.retrieve(off.id)).toMatchObject({
    amount_off: 500,
    currency: 'jpy',
    duration: 'once',
  })
})

test('a code is made once, switched off and on', async () => {
  const { payments, sdk } = stripe
  const { id: couponId } = await payments.createCoupon(share, nextKey())
  const key = nextKey()
  const { id } = await payments.createPromotionCode({ ...code, couponId, code: 'WELCOME' }, key)
  expect(await payments.createPromotionCode({ ...code, couponId, code: 'WELCOME' }, key)).toEqual({ id })
  expect(await sdk.promotionCodes.retrieve(id)).toMatchObject({
    code: 'WELCOME',
    max_redemptions: 1,
    restrictions: { first_time_transaction: true },
  })
  await payments.setPromotionCodeActive(id, false)
  expect(await payments.fetchPromotionCode(id)).toEqual({ redemptions: 0, active: false })
  await payments.setPromotionCodeActive(id, true)
  const taken = payments.createPromotionCode({ ...code, couponId, code: 'welcome' }, nextKey())
  expect(await errorOf(taken)).toMatchObject({ isFinal: true })
})

test('a coupon is withdrawn, once', async () => {
  const { payments } = stripe
  const { id } = await payments.createCoupon(share, nextKey())
  await payments.withdrawCoupon(id)
  await payments.withdrawCoupon(id)
  const late = payments.createPromotionCode({ ...code, couponId: id, code: 'LATE' }, nextKey())
  expect(await errorOf(late)).toMatchObject({ isFinal: true })
})
