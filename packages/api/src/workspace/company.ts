import { currentCompany } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const companyRouter = router({
  current: tenant
    .query('company:read', { minimum: 'billing_only' })
    .query(({ ctx }) => currentCompany(ctx.call)),
})
