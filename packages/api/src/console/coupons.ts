import {
  couponInput,
  createCouponInput,
  createPromotionCodeInput,
  listCouponsInput,
  listPromotionCodesInput,
  switchPromotionCodeInput,
  withdrawCouponInput,
} from '@leasehold/contracts'
import {
  createCoupon,
  createPromotionCode,
  getCoupon,
  listCoupons,
  listPromotionCodes,
  switchPromotionCode,
  withdrawCoupon,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

const query = platform.query('subscriptions:read')
const command = platform.command('coupons:manage')

export const couponsRouter = router({
  list: query.input(listCouponsInput).query(({ ctx, input }) => listCoupons(ctx.call, input)),
  get: query.input(couponInput).query(({ ctx, input }) => getCoupon(ctx.call, input)),
  codes: query.input(listPromotionCodesInput).query(({ ctx, input }) => listPromotionCodes(ctx.call, input)),
  create: command.input(createCouponInput).mutation(({ ctx, input }) => createCoupon(ctx.call, input)),
  withdraw: command.input(withdrawCouponInput).mutation(({ ctx, input }) => withdrawCoupon(ctx.call, input)),
  createCode: command
    .input(createPromotionCodeInput)
    .mutation(({ ctx, input }) => createPromotionCode(ctx.call, input)),
  switchCode: command
    .input(switchPromotionCodeInput)
    .mutation(({ ctx, input }) => switchPromotionCode(ctx.call, input)),
})
