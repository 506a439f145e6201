import { changeRoleInput, createRoleInput, roleVersionInput } from '@leasehold/contracts'
import { archiveRole, changeRole, createRole, listRoles } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const rolesRouter = router({
  list: tenant.query('roles:manage').query(({ ctx }) => listRoles(ctx.call)),
  create: tenant
    .command('roles:manage')
    .input(createRoleInput)
    .mutation(({ ctx, input }) => createRole(ctx.call, input)),
  change: tenant
    .command('roles:manage')
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => changeRole(ctx.call, input)),
  archive: tenant
    .command('roles:manage')
    .input(roleVersionInput)
    .mutation(({ ctx, input }) => archiveRole(ctx.call, input)),
})
