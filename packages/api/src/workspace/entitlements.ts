import { whyInput } from '@leasehold/contracts'
import { whyOfColleague } from '@leasehold/core'
import { tenant } from '../procedures.ts'
import { router } from '../trpc.ts'

export const entitlementsRouter = router({
  /** Open also where the contract's state closes everything else: it says so. */
  why: tenant
    .query('entitlements:read', { minimum: 'billing_only' })
    .input(whyInput)
    .query(({ ctx, input }) => whyOfColleague(ctx.call, input)),
})
