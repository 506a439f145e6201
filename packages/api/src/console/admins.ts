import { listAdminsInput } from '@leasehold/contracts'
import { listAdmins } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const adminsRouter = router({
  list: platform
    .query('admins:read')
    .input(listAdminsInput)
    .query(({ ctx, input }) => listAdmins(ctx.call, input)),
})
