import { signInAdmin, signOut } from '@leasehold/auth'
import { signInAdminInput } from '@leasehold/contracts'
import { open, platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const authRouter = router({
  signIn: open.input(signInAdminInput).mutation(async ({ ctx, input }) => {
    ctx.asked.setSessionCookie(await signInAdmin(ctx.call, input))
  }),
  signOut: platform.command(null).mutation(async ({ ctx }) => {
    await signOut(ctx.call, ctx.admin.sessionId)
    ctx.asked.setSessionCookie(null)
  }),
  me: platform.query(null).query(({ ctx }) => {
    const { id, username, name, role, permissions } = ctx.admin
    return { admin: { id, username, name, role }, permissions: [...permissions] }
  }),
})
