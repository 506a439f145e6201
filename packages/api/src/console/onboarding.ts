import { tenantInput } from '@leasehold/contracts'
import { currentOnboardingLink, makeOnboardingLink } from '@leasehold/core'
import { platform } from '../procedures.ts'
import { router } from '../trpc.ts'

export const onboardingRouter = router({
  currentLink: platform
    .query('tenants:read')
    .input(tenantInput)
    .query(({ ctx, input }) => currentOnboardingLink(ctx.call, input)),
  makeLink: platform
    .command('onboarding:manage')
    .input(tenantInput)
    .mutation(({ ctx, input }) => makeOnboardingLink(ctx.call, input, ctx.asked.workspaceUrl)),
})
