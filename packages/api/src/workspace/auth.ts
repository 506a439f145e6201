import { signIn, signOut } from '@leasehold/auth'
import { signInInput } from '@leasehold/contracts'
import { enterableCompanies, listBelongings } from '@leasehold/core'
import { open, signedIn } from '../procedures.ts'
import { router } from '../trpc.ts'

export const authRouter = router({
  signIn: open.input(signInInput).mutation(async ({ ctx, input }) => {
    const { token, landing } = await signIn(ctx.call, input)
    ctx.setSessionCookie(token)
    return { landing }
  }),
  signOut: signedIn.command.mutation(async ({ ctx }) => {
    await signOut(ctx.call, ctx.guard.sessionId)
    ctx.setSessionCookie(null)
  }),
  me: signedIn.query.query(async ({ ctx }) => {
    const { user } = ctx.guard
    const companies = enterableCompanies(await listBelongings(ctx.database.platform, user.id))
    return {
      user,
      companies: companies.map(({ tenantCode, tenantName, role, isPrimary }) => ({
        code: tenantCode,
        name: tenantName,
        role,
        isPrimary,
      })),
    }
  }),
})
