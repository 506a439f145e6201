import {
  changeMemberInput,
  inviteMemberInput,
  listMembersInput,
  memberInput,
  memberReasonInput,
  memberVersionInput,
} from '@leasehold/contracts'
import {
  changeMember,
  disableMember,
  enableMember,
  getMember,
  inviteMember,
  leaveCompany,
  listMembers,
  memberChoices,
  removeMember,
} from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const membersRouter = router({
  list: tenant
    .query('members:read')
    .input(listMembersInput)
    .query(({ ctx, input }) => listMembers(ctx.call, input)),
  get: tenant
    .query('members:read')
    .input(memberInput)
    .query(({ ctx, input }) => getMember(ctx.call, input)),
  choices: tenant.query('members:read').query(({ ctx }) => memberChoices(ctx.call)),
  invite: tenant
    .command('members:invite')
    .input(inviteMemberInput)
    .mutation(({ ctx, input }) => inviteMember(ctx.call, input)),
  change: tenant
    .command('members:manage')
    .input(changeMemberInput)
    .mutation(({ ctx, input }) => changeMember(ctx.call, input)),
  disable: tenant
    .command('members:manage')
    .input(memberReasonInput)
    .mutation(({ ctx, input }) => disableMember(ctx.call, input)),
  enable: tenant
    .command('members:manage')
    .input(memberVersionInput)
    .mutation(({ ctx, input }) => enableMember(ctx.call, input)),
  remove: tenant
    .command('members:manage')
    .input(memberReasonInput)
    .mutation(({ ctx, input }) => removeMember(ctx.call, input)),
  /** Everyone may leave, also a company that is in arrears. */
  leave: tenant
    .command('company:read', { minimum: 'billing_only' })
    .mutation(({ ctx }) => leaveCompany(ctx.call)),
})
