import { changeEmail, changePassword } from '@leasehold/auth'
import {
  changeEmailInput,
  changePasswordInput,
  changeProfileInput,
  ownCompanyInput,
  sessionInput,
  setLocaleInput,
  usernameFreeInput,
} from '@leasehold/contracts'
import {
  changeProfile,
  endOtherSessions,
  endOwnSession,
  isUsernameFree,
  listOwnSessions,
  readProfile,
  setOwnLocale,
  setPrimaryCompany,
} from '@leasehold/core'
import { signedIn } from '../procedures.ts'
import { router } from '../trpc.ts'

/** What people do about themselves, in whichever company they are. */
export const accountRouter = router({
  profile: signedIn.query.query(({ ctx }) => readProfile(ctx.call, ctx.own.userId)),
  usernameFree: signedIn.query
    .input(usernameFreeInput)
    .query(({ ctx, input }) => isUsernameFree(ctx.call, input.username)),
  changeProfile: signedIn.command
    .input(changeProfileInput)
    .mutation(({ ctx, input }) => changeProfile(ctx.call, ctx.own.userId, input)),
  setLocale: signedIn.command
    .input(setLocaleInput)
    .mutation(({ ctx, input }) => setOwnLocale(ctx.call, ctx.own.userId, input.locale)),
  changeEmail: signedIn.guarded
    .input(changeEmailInput)
    .mutation(({ ctx, input }) => changeEmail(ctx.call, ctx.own.userId, input)),
  changePassword: signedIn.guarded.input(changePasswordInput).mutation(async ({ ctx, input }) => {
    ctx.asked.setSessionCookie(await changePassword(ctx.call, ctx.own, input))
  }),
  setPrimaryCompany: signedIn.command
    .input(ownCompanyInput)
    .mutation(({ ctx, input }) => setPrimaryCompany(ctx.call, ctx.own.userId, input)),
  sessions: signedIn.query.query(({ ctx }) => listOwnSessions(ctx.call, ctx.own)),
  endSession: signedIn.command
    .input(sessionInput)
    .mutation(({ ctx, input }) => endOwnSession(ctx.call, ctx.own, input)),
  endOtherSessions: signedIn.command.mutation(({ ctx }) => endOtherSessions(ctx.call, ctx.own)),
})
