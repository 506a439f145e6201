import { adoptProfileLocale } from '@leasehold/i18n/react'
import { createFileRoute } from '@tanstack/react-router'
import { OnboardingPage } from '../features/onboarding/onboarding-page.tsx'

export const Route = createFileRoute('/onboarding/$token')({
  /** `step`: past the welcome, which a reload must not bring back. */
  validateSearch: (search: Record<string, unknown>): { step?: 'account' } =>
    search.step === 'account' ? { step: 'account' } : {},
  loader: async ({ context: { api }, params: { token } }) => {
    const onboarding = await api.queryClient.fetchQuery(api.trpc.onboarding.read.queryOptions({ token }))
    if ('company' in onboarding) await adoptProfileLocale(onboarding.company.locale)
  },
  component: OnboardingPage,
})
