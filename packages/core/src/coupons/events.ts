import { defineEvent } from '../kernel/index.ts'

/** Stripe is to have a coupon as it is now. */
export const couponChanged = defineEvent<{ couponId: string }>()('coupon.changed')

/** Stripe is to have a promotion code as it is now. */
export const codeChanged = defineEvent<{ id: string }>()('promotion_code.changed')
