import { signIn, signOut } from '@leasehold/auth'
import { ownCompanyInput, signInInput } from '@leasehold/contracts'
import { listOwnCompanies, phoneCompany, phoneStanding, switchCompany } from '@leasehold/core'
import { open, phone } from '../procedures.ts'
import { router } from '../trpc.ts'

/** What the phone app may ask. Nothing here carries a price or a link to buy. */
export const mobileRouter = router({
  /** The token goes with every later request, as `Authorization: Bearer <token>`. */
  signIn: open.input(signInInput).mutation(({ ctx, input }) => signIn(ctx.call, input, 'bearer')),
  signOut: phone.command.mutation(({ ctx }) => signOut(ctx.call, ctx.own.sessionId)),
  /** Who is signed in, and the company the session is in; null when it cannot be entered any more. */
  me: phone.query.query(({ ctx }) => ({
    user: ctx.guard.user,
    company: ctx.guard.tenant && { code: ctx.guard.tenant.code, role: ctx.guard.tenant.role },
  })),
  companies: phone.query.query(({ ctx }) => listOwnCompanies(ctx.call, ctx.own.userId)),
  switchCompany: phone.command
    .input(ownCompanyInput)
    .mutation(({ ctx, input }) => switchCompany(ctx.call, ctx.own, input)),
  company: phone
    .tenantQuery('company:read', { minimum: 'billing_only' })
    .query(({ ctx }) => phoneCompany(ctx.call)),
  /** How far the company is open, and whom to ask: neither prices nor ways to pay. */
  standing: phone
    .tenantQuery('company:read', { minimum: 'billing_only' })
    .query(({ ctx }) => phoneStanding(ctx.call)),
})

export type MobileRouter = typeof mobileRouter
