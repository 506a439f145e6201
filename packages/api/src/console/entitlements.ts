import {
  addAddOnInput,
  applyPlanInput,
  changeAddOnInput,
  entitlementsInput,
  previewEntitlementsInput,
  removeAddOnInput,
  revokeOverrideInput,
  setOverrideInput,
  whyOfTenantInput,
} from '@leasehold/contracts'
import {
  addAddOn,
  applyPlan,
  changeAddOn,
  getEntitlements,
  previewEntitlements,
  removeAddOn,
  revokeOverride,
  setOverride,
  whyOfMember,
} from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const entitlementsRouter = router({
  get: platform
    .query('tenants:read')
    .input(entitlementsInput)
    .query(({ ctx, input }) => getEntitlements(ctx.call, input)),
  preview: platform
    .query('entitlements:manage')
    .input(previewEntitlementsInput)
    .query(({ ctx, input }) => previewEntitlements(ctx.call, input)),
  why: platform
    .query('tenants:read')
    .input(whyOfTenantInput)
    .query(({ ctx, input }) => whyOfMember(ctx.call, input)),
  setOverride: platform
    .command('entitlements:manage')
    .input(setOverrideInput)
    .mutation(({ ctx, input }) => setOverride(ctx.call, input)),
  revokeOverride: platform
    .command('entitlements:manage')
    .input(revokeOverrideInput)
    .mutation(({ ctx, input }) => revokeOverride(ctx.call, input)),
  addAddOn: platform
    .command('entitlements:manage')
    .input(addAddOnInput)
    .mutation(({ ctx, input }) => addAddOn(ctx.call, input)),
  changeAddOn: platform
    .command('entitlements:manage')
    .input(changeAddOnInput)
    .mutation(({ ctx, input }) => changeAddOn(ctx.call, input)),
  removeAddOn: platform
    .command('entitlements:manage')
    .input(removeAddOnInput)
    .mutation(({ ctx, input }) => removeAddOn(ctx.call, input)),
  applyPlan: platform
    .command('entitlements:manage')
    .input(applyPlanInput)
    .mutation(({ ctx, input }) => applyPlan(ctx.call, input)),
})
