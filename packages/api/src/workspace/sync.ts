import { currentSync } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const syncRouter = router({
  current: tenant.query('modules:use', { minimum: 'billing_only' }).query(({ ctx }) => currentSync(ctx.call)),
})
