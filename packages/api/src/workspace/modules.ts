import { moduleInput } from '@leasehold/contracts'
import { getModule, listModules } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const modulesRouter = router({
  list: tenant.query('modules:use', { minimum: 'billing_only' }).query(({ ctx }) => listModules(ctx.call)),
  get: tenant
    .query('modules:use')
    .input(moduleInput)
    .query(({ ctx, input }) => getModule(ctx.call, input)),
})
