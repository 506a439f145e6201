import type { Currency } from '@leasehold/catalog'
import type { PromotionCode } from '../situation/store.ts'

/**
 * Whether a promotion code may be used by a company now.
 *
 * @param isFirst true for a company that has not paid before
 */
export function isCodeValid(
  code: PromotionCode,
  { currency, isFirst, now }: { currency: Currency; isFirst: boolean; now: Date },
): boolean {
  if (!code.active || code.withdrawnAt || !code.providerId) return false
  if (code.expiresAt && code.expiresAt <= now) return false
  if (code.redeemBy && code.redeemBy <= now) return false
  if (code.maxRedemptions !== null && code.redemptions >= code.maxRedemptions) return false
  if (code.firstTimeOnly && !isFirst) return false
  return code.amountOff === null || code.currency === currency
}

/** What a coupon takes off a sum: a share, rounded half up, or an amount; never more than there is. */
export function discountOf(
  { percentOff, amountOff }: Pick<PromotionCode, 'percentOff' | 'amountOff'>,
  amount: number,
): number {
  if (amount <= 0) return 0
  const off =
    percentOff === null
      ? (amountOff ?? 0)
      : Number((BigInt(amount) * BigInt(percentOff) * 2n + 10_000n) / 20_000n)
  return Math.min(off, amount)
}

/** Whether it still counts for the second bill, a cycle of `months` later. */
export function lastsTo(
  { duration, months }: Pick<PromotionCode, 'duration' | 'months'>,
  after: number,
): boolean {
  if (duration === 'forever') return true
  return duration === 'repeating' && (months ?? 0) > after
}
