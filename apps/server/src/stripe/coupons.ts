import type { CouponToPush, PromotionCodeToPush } from '@leasehold/core'
import { isMissing, orNull } from './errors.ts'
import type { Link } from './link.ts'
import { toSeconds } from './mapping.ts'

/** Stripe's longest name of a coupon. */
const LONGEST_NAME = 40

export async function createCoupon(
  { stripe }: Link,
  coupon: CouponToPush,
  key: string,
): Promise<{ id: string }> {
  const { name, percentOff, amountOff, currency, duration, months, maxRedemptions, redeemBy } = coupon
  const { id } = await stripe.coupons.create(
    {
      name: [...name].slice(0, LONGEST_NAME).join(''),
      duration,
      ...(percentOff === null ? {} : { percent_off: percentOff / 100 }),
      ...(amountOff === null ? {} : { amount_off: amountOff }),
      ...(amountOff === null || currency === null ? {} : { currency: currency.toLowerCase() }),
      ...(months === null ? {} : { duration_in_months: months }),
      ...(maxRedemptions === null ? {} : { max_redemptions: maxRedemptions }),
      ...(redeemBy === null ? {} : { redeem_by: toSeconds(redeemBy) }),
    },
    { idempotencyKey: key },
  )
  return { id }
}

/** Who has it keeps it; one that is gone already is as wanted. */
export async function withdrawCoupon({ stripe }: Link, id: string): Promise<void> {
  try {
    await stripe.coupons.del(id)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

export async function createPromotionCode(
  { stripe }: Link,
  { couponId, code, maxRedemptions, expiresAt, firstTimeOnly }: PromotionCodeToPush,
  key: string,
): Promise<{ id: string }> {
  const { id } = await stripe.promotionCodes.create(
    {
      promotion: { type: 'coupon', coupon: couponId },
      code,
      ...(maxRedemptions === null ? {} : { max_redemptions: maxRedemptions }),
      ...(expiresAt === null ? {} : { expires_at: toSeconds(expiresAt) }),
      ...(firstTimeOnly ? { restrictions: { first_time_transaction: true } } : {}),
    },
    { idempotencyKey: key },
  )
  return { id }
}

export async function setPromotionCodeActive({ stripe }: Link, id: string, active: boolean): Promise<void> {
  await stripe.promotionCodes.update(id, { active })
}

export async function fetchPromotionCode(
  { stripe }: Link,
  id: string,
): Promise<{ redemptions: number; active: boolean } | null> {
  const found = await orNull(stripe.promotionCodes.retrieve(id))
  return found && { redemptions: found.times_redeemed, active: found.active }
}
