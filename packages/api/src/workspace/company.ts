import { changeCompanyInput } from '@leasehold/contracts'
import { changeCompany, companyPlan, companySettings, companyUsage, currentCompany } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const companyRouter = router({
  current: tenant
    .query('company:read', { minimum: 'billing_only' })
    .query(({ ctx }) => currentCompany(ctx.call)),
  usage: tenant.query('company:read', { minimum: 'billing_only' }).query(({ ctx }) => companyUsage(ctx.call)),
  plan: tenant
    .query('entitlements:read', { minimum: 'billing_only' })
    .query(({ ctx }) => companyPlan(ctx.call)),
  settings: tenant.query('company:manage').query(({ ctx }) => companySettings(ctx.call)),
  change: tenant
    .command('company:manage')
    .input(changeCompanyInput)
    .mutation(({ ctx, input }) => changeCompany(ctx.call, input)),
})
