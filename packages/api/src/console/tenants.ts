import {
  changePlanInput,
  changeTenantInput,
  createTenantInput,
  deleteTenantInput,
  extendTrialInput,
  listTenantMembersInput,
  listTenantsInput,
  restoreTenantInput,
  resumeTenantInput,
  suspendTenantInput,
  tenantInput,
} from '@leasehold/contracts'
import {
  changePlan,
  changeTenant,
  createTenant,
  deleteTenant,
  extendTrial,
  getTenant,
  listTenantMembers,
  listTenants,
  restoreTenant,
  resumeTenant,
  suspendTenant,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const tenantsRouter = router({
  list: platform
    .query('tenants:read')
    .input(listTenantsInput)
    .query(({ ctx, input }) => listTenants(ctx.call, input)),
  get: platform
    .query('tenants:read')
    .input(tenantInput)
    .query(({ ctx, input }) => getTenant(ctx.call, input)),
  members: platform
    .query('tenants:read')
    .input(listTenantMembersInput)
    .query(({ ctx, input }) => listTenantMembers(ctx.call, input)),
  create: platform
    .command('tenants:manage')
    .input(createTenantInput)
    .mutation(({ ctx, input }) => createTenant(ctx.call, input)),
  change: platform
    .command('tenants:manage')
    .input(changeTenantInput)
    .mutation(({ ctx, input }) => changeTenant(ctx.call, input)),
  changePlan: platform
    .command('tenants:manage')
    .input(changePlanInput)
    .mutation(({ ctx, input }) => changePlan(ctx.call, input)),
  extendTrial: platform
    .command('tenants:manage')
    .input(extendTrialInput)
    .mutation(({ ctx, input }) => extendTrial(ctx.call, input)),
  suspend: platform
    .command('tenants:suspend')
    .input(suspendTenantInput)
    .mutation(({ ctx, input }) => suspendTenant(ctx.call, input)),
  resume: platform
    .command('tenants:suspend')
    .input(resumeTenantInput)
    .mutation(({ ctx, input }) => resumeTenant(ctx.call, input)),
  delete: platform
    .command('tenants:delete')
    .input(deleteTenantInput)
    .mutation(({ ctx, input }) => deleteTenant(ctx.call, input)),
  restore: platform
    .command('tenants:delete')
    .input(restoreTenantInput)
    .mutation(({ ctx, input }) => restoreTenant(ctx.call, input)),
})
