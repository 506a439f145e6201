import type { CreateCoupon, WithdrawCoupon } from '@leasehold/contracts'
import {
  emit,
  InvalidField,
  NotFound,
  newId,
  once,
  PLATFORM_CHAIN,
  type PlatformCommand,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import { CouponOver } from './errors.ts'
import { codeChanged, couponChanged } from './events.ts'
import * as store from './store.ts'

/**
 * Makes a coupon, which never changes afterwards; a job has Stripe make it too.
 *
 * @throws InvalidField when it would have ended already
 */
export async function createCoupon(call: PlatformCommand, input: CreateCoupon): Promise<{ id: string }> {
  const { tx, now, admin } = call
  const { idempotencyKey: key, name, off, duration, maxRedemptions, redeemBy } = input
  if (redeemBy && redeemBy <= now) throw new InvalidField('redeemBy', 'in_the_past')
  const request = { tenantId: PLATFORM_CHAIN, scope: `admin:${admin.id}:coupons.create`, key, input }
  return once(tx, request, async () => {
    const id = newId(now.getTime())
    const terms = {
      percentOff: off.kind === 'percent' ? off.percent : null,
      amountOff: off.kind === 'amount' ? off.amount : null,
      currency: off.kind === 'amount' ? off.currency : null,
      duration: duration.kind,
      months: duration.kind === 'repeating' ? duration.months : null,
      maxRedemptions,
      redeemBy,
    }
    await store.insertCoupon(tx, { id, name, ...terms, createdBy: admin.id, createdAt: now })
    await emit(tx, couponChanged({ couponId: id }, { key: `coupon:${id}` }))
    const told = Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null))
    await recordAudit(call, {
      tenantId: PLATFORM_CHAIN,
      action: 'coupon.created',
      resource: 'coupon',
      resourceId: id,
      after: { name: name.en, ...told },
    })
    return { id }
  })
}

/**
 * Withdraws a coupon with its codes: nobody new gets it, and who has it keeps it.
 *
 * @throws NotFound, VersionConflict, CouponOver
 */
export async function withdrawCoupon(
  call: PlatformCommand,
  { couponId, version }: WithdrawCoupon,
): Promise<{ version: number; codes: number }> {
  const { tx, now } = call
  const coupon = await store.lockCoupon(tx, couponId)
  if (!coupon) throw new NotFound('coupon')
  if (coupon.withdrawnAt) throw new CouponOver('withdrawn')
  if (coupon.version !== version) throw new VersionConflict({ version: coupon.version })
  await store.withdrawCoupon(tx, couponId, now)
  const codes = await store.switchCodes(tx, store.codesOf(couponId), false)
  for (const id of codes) await emit(tx, codeChanged({ id }, { key: `promotion_code:${id}` }))
  await emit(tx, couponChanged({ couponId }, { key: `coupon:${couponId}` }))
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'coupon.withdrawn',
    resource: 'coupon',
    resourceId: couponId,
    before: { name: coupon.name.en },
    after: { codes: codes.length },
  })
  return { version: version + 1, codes: codes.length }
}
