import { listPlanNames } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const plansRouter = router({
  names: platform.query('tenants:read').query(({ ctx }) => listPlanNames(ctx.call)),
})
