import type { CreatePromotionCode, SwitchPromotionCode } from '@leasehold/contracts'
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
import { CodeTaken, CouponOver } from './errors.ts'
import { codeChanged } from './events.ts'
import { couponState } from './rules.ts'
import * as store from './store.ts'

/**
 * Makes a code that customers type to get a coupon; a job has Stripe make it too.
 *
 * @throws NotFound, CouponOver, InvalidField when it would have ended already, CodeTaken
 */
export async function createPromotionCode(
  call: PlatformCommand,
  input: CreatePromotionCode,
): Promise<{ id: string }> {
  const { tx, now, admin } = call
  const { idempotencyKey: key, couponId, ...terms } = input
  if (terms.expiresAt && terms.expiresAt <= now) throw new InvalidField('expiresAt', 'in_the_past')
  const coupon = await store.lockCoupon(tx, couponId)
  if (!coupon) throw new NotFound('coupon')
  const request = { tenantId: PLATFORM_CHAIN, scope: `admin:${admin.id}:coupons.createCode`, key, input }
  return once(tx, request, async () => {
    const state = couponState({ ...coupon, redemptions: 0 }, now)
    if (state !== 'open') throw new CouponOver(state)
    const id = newId(now.getTime())
    const row = { id, couponId, ...terms, createdBy: admin.id, createdAt: now }
    if (!(await store.insertCode(tx, row))) throw new CodeTaken()
    await emit(tx, codeChanged({ id }, { key: `promotion_code:${id}` }))
    await recordAudit(call, {
      tenantId: PLATFORM_CHAIN,
      action: 'promotion_code.created',
      resource: 'promotion_code',
      resourceId: id,
      after: { couponId, ...terms },
    })
    return { id }
  })
}

/**
 * Switches a code off, or on again. Being so already changes nothing.
 *
 * @throws NotFound, VersionConflict, CouponOver
 */
export async function switchPromotionCode(
  call: PlatformCommand,
  { id, version, active }: SwitchPromotionCode,
): Promise<{ version: number }> {
  const { tx } = call
  const found = await store.lockCode(tx, id)
  if (!found) throw new NotFound('promotion_code')
  if (found.version !== version) throw new VersionConflict({ version: found.version, active: found.active })
  const coupon = await store.lockCoupon(tx, found.couponId)
  if (active && coupon?.withdrawnAt) throw new CouponOver('withdrawn')
  const switched = await store.switchCodes(tx, store.codeOf(id), active)
  if (switched.length === 0) return { version }
  await emit(tx, codeChanged({ id }, { key: `promotion_code:${id}` }))
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: active ? 'promotion_code.activated' : 'promotion_code.deactivated',
    resource: 'promotion_code',
    resourceId: id,
    after: { code: found.code },
  })
  return { version: version + 1 }
}
