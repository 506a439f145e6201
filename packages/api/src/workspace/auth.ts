import { checkResetLink, requestPasswordReset, resetPassword, signIn, signOut } from '@leasehold/auth'
import {
  requestPasswordResetInput,
  resetLinkInput,
  resetPasswordInput,
  signInInput,
} from '@leasehold/contracts'
import { listOwnCompanies } from '@leasehold/core'
import { open, signedIn } from '../procedures.ts'
import { router } from '../trpc.ts'

export const authRouter = router({
  signIn: open.input(signInInput).mutation(async ({ ctx, input }) => {
    const { token, landing } = await signIn(ctx.call, input)
    ctx.asked.setSessionCookie(token)
    return { landing }
  }),
  signOut: signedIn.command.mutation(async ({ ctx }) => {
    await signOut(ctx.call, ctx.own.sessionId)
    ctx.asked.setSessionCookie(null)
  }),
  requestPasswordReset: open
    .input(requestPasswordResetInput)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.call, input)),
  resetLink: open.input(resetLinkInput).query(({ ctx, input }) => checkResetLink(ctx.call, input)),
  resetPassword: open.input(resetPasswordInput).mutation(({ ctx, input }) => resetPassword(ctx.call, input)),
  me: signedIn.query.query(async ({ ctx }) => ({
    user: ctx.guard.user,
    companies: await listOwnCompanies(ctx.call, ctx.own.userId),
  })),
})
