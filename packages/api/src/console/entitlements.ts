import { applyPlanInput, revokeOverrideInput, setOverrideInput } from '@leasehold/contracts'
import { applyPlan, revokeOverride, setOverride } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const entitlementsRouter = router({
  setOverride: platform
    .command('entitlements:manage')
    .input(setOverrideInput)
    .mutation(({ ctx, input }) => setOverride(ctx.call, input)),
  revokeOverride: platform
    .command('entitlements:manage')
    .input(revokeOverrideInput)
    .mutation(({ ctx, input }) => revokeOverride(ctx.call, input)),
  applyPlan: platform
    .command('entitlements:manage')
    .input(applyPlanInput)
    .mutation(({ ctx, input }) => applyPlan(ctx.call, input)),
})
