import { inviteMemberInput } from '@leasehold/contracts'
import { inviteMember } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const membersRouter = router({
  invite: tenant
    .command('members:invite')
    .input(inviteMemberInput)
    .mutation(({ ctx, input }) => inviteMember(ctx.call, input)),
})
