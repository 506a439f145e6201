import { signIn, signOut } from '@leasehold/auth'
import { signInInput } from '@leasehold/contracts'
import { currentCompany } from '@leasehold/core'
import { open, phone } from '../procedures.ts'
import { router } from '../trpc.ts'

/** What the phone app may ask. Nothing here carries a price or a link to buy. */
export const mobileRouter = router({
  signIn: open.input(signInInput).mutation(({ ctx, input }) => signIn(ctx.call, input, 'bearer')),
  signOut: phone.command.mutation(({ ctx }) => signOut(ctx.call, ctx.guard.sessionId)),
  company: phone
    .tenantQuery('company:read', { minimum: 'billing_only' })
    .query(({ ctx }) => currentCompany(ctx.call)),
})

export type MobileRouter = typeof mobileRouter
