import { acceptAsNewUser, acceptAsSignedIn, acceptBySigningIn, readUserGuard } from '@leasehold/auth'
import {
  acceptAsNewUserInput,
  acceptBySigningInInput,
  acceptInvitationInput,
  invitationInput,
  invitationUsernameInput,
  listInvitationsInput,
  readInvitationInput,
} from '@leasehold/contracts'
import {
  isInvitedUsernameFree,
  listInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from '@leasehold/core'
import { open, signedIn, tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const invitationsRouter = router({
  list: tenant
    .query('members:invite')
    .input(listInvitationsInput)
    .query(({ ctx, input }) => listInvitations(ctx.call, input)),
  resend: tenant
    .command('members:invite')
    .input(invitationInput)
    .mutation(({ ctx, input }) => resendInvitation(ctx.call, input)),
  revoke: tenant
    .command('members:invite')
    .input(invitationInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.call, input)),
  /** For whoever opens the link, signed in or not. */
  read: open.input(readInvitationInput).query(async ({ ctx, input }) => {
    const guard = ctx.asked.token ? await readUserGuard(ctx.asked.database, ctx.asked.token, null) : null
    return readInvitation(ctx.call, input.token, guard?.user ?? null)
  }),
  usernameFree: open
    .input(invitationUsernameInput)
    .query(({ ctx, input }) => isInvitedUsernameFree(ctx.call, input)),
  acceptAsNewUser: open.input(acceptAsNewUserInput).mutation(async ({ ctx, input }) => {
    const { token, tenantCode } = await acceptAsNewUser(ctx.call, input)
    ctx.asked.setSessionCookie(token)
    return { tenantCode }
  }),
  acceptBySigningIn: open.input(acceptBySigningInInput).mutation(async ({ ctx, input }) => {
    const { token, tenantCode } = await acceptBySigningIn(ctx.call, input)
    ctx.asked.setSessionCookie(token)
    return { tenantCode }
  }),
  accept: signedIn.guarded.input(acceptInvitationInput).mutation(async ({ ctx, input }) => {
    const { token, tenantCode } = await acceptAsSignedIn(ctx.call, ctx.own, input)
    ctx.asked.setSessionCookie(token)
    return { tenantCode }
  }),
})
