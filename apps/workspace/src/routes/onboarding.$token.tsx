import { adoptProfileLocale, loadAllTexts } from '@leasehold/i18n/react'
import { createFileRoute } from '@tanstack/react-router'
import { OnboardingPage } from '../features/onboarding/onboarding-page.tsx'

export const Route = createFileRoute('/onboarding/$token')({
  /** `step`: past the welcome, which a reload must not bring back. */
  validateSearch: (search: Record<string, unknown>): { step?: 'account' } =>
    search.step === 'account' ? { step: 'account' } : {},
  loader: async ({ context: { api }, params: { token } }) => {
    const read = api.queryClient.fetchQuery(api.trpc.onboarding.read.queryOptions({ token }))
    const [onboarding] = await Promise.all([read, loadAllTexts()])
    if ('company' in onboarding) await adoptProfileLocale(onboarding.company.locale)
  },
  component: OnboardingPage,
})
