import { onEvent, type ScheduledJob } from '../kernel/index.ts'
import { codeChanged, couponChanged } from './events.ts'
import { countRedemptions, pushAll, pushCode, pushCoupon } from './push.ts'

/** Tell Stripe. */
export const couponJobs = [
  onEvent(couponChanged, (call, { couponId }) => pushCoupon(call, couponId)),
  onEvent(codeChanged, (call, { id }) => pushCode(call, id)),
]

export const couponSchedule: ScheduledJob[] = [
  {
    name: 'coupons_push',
    match: '*/10 * * * *',
    run: async (call) => {
      await pushAll(call)
      const counted = await countRedemptions(call)
      if (counted > 0) call.log('counted uses of promotion codes', { counted })
    },
  },
]
