import { createFileRoute } from '@tanstack/react-router'
import { CompanyOnboardingPage } from '../../../../features/companies/onboarding-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/onboarding')({
  loader: ({ context: { api }, params: { tenantId } }) =>
    api.queryClient.ensureQueryData(api.trpc.onboarding.currentLink.queryOptions({ tenantId })),
  component: CompanyOnboardingPage,
})
