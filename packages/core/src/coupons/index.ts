export { createPromotionCode, switchPromotionCode } from './change-codes.ts'
export { createCoupon, withdrawCoupon } from './change-coupons.ts'
export { couponJobs, couponSchedule } from './jobs.ts'
export {
  getCoupon,
  type ListedCode,
  type ListedCoupon,
  listCoupons,
  listPromotionCodes,
} from './list-coupons.ts'
