import type { CouponToPush, PromotionCodeToPush } from '../payments/index.ts'
import type { CodeRow, CouponRow } from './store.ts'

/** How far Stripe knows of something. */
export type PushState = 'waiting' | 'pushed' | 'failed' | 'not_connected'

/** What Stripe does not have as it is now is pushed, and pushed again until it has it. */
export function pushState(
  row: { version: number; pushedVersion: number | null; pushError: string | null },
  hasProvider: boolean,
): PushState {
  if (row.pushedVersion === row.version) return 'pushed'
  if (!hasProvider) return 'not_connected'
  return row.pushError ? 'failed' : 'waiting'
}

/** Whether somebody new can get it. */
export function couponState(
  row: Pick<CouponRow, 'withdrawnAt' | 'redeemBy' | 'maxRedemptions'> & { redemptions: number },
  now: Date,
): 'open' | 'used_up' | 'ended' | 'withdrawn' {
  if (row.withdrawnAt) return 'withdrawn'
  if (row.redeemBy && row.redeemBy <= now) return 'ended'
  return row.maxRedemptions !== null && row.redemptions >= row.maxRedemptions ? 'used_up' : 'open'
}

/** The same of a code, whose coupon may have ended too. */
export function codeState(
  row: Pick<CodeRow, 'active' | 'expiresAt' | 'maxRedemptions' | 'redemptions'>,
  coupon: ReturnType<typeof couponState>,
  now: Date,
): 'active' | 'inactive' | 'used_up' | 'ended' | 'withdrawn' {
  if (coupon !== 'open') return coupon
  if (!row.active) return 'inactive'
  if (row.expiresAt && row.expiresAt <= now) return 'ended'
  return row.maxRedemptions !== null && row.redemptions >= row.maxRedemptions ? 'used_up' : 'active'
}

/** A coupon as Stripe is told of it. */
export function couponToPush(row: CouponRow): CouponToPush {
  const { percentOff, amountOff, currency, duration, months, maxRedemptions, redeemBy } = row
  const terms = { percentOff, amountOff, currency, duration, months, maxRedemptions, redeemBy }
  return { name: row.name.en, ...terms }
}

export function codeToPush(row: CodeRow, couponId: string): PromotionCodeToPush {
  const { code, maxRedemptions, expiresAt, firstTimeOnly } = row
  return { couponId, code, maxRedemptions, expiresAt, firstTimeOnly }
}
