import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { AccountStep } from './account-step.tsx'
import { LinkEnded } from './link-ended.tsx'
import { SignInStep } from './sign-in-step.tsx'
import { VerifyStep } from './verify-step.tsx'

/** The wizard behind a link, until the account is there. Which step it is, the server says. */
export function OnboardingPage() {
  const route = getRouteApi('/onboarding/$token')
  const { token } = route.useParams()
  const { step } = route.useSearch()
  const trpc = useTRPC()
  const { data: onboarding } = useSuspenseQuery(trpc.onboarding.read.queryOptions({ token }))
  if (!('company' in onboarding)) return <LinkEnded reason={onboarding.step} />
  const params = { tenant: onboarding.company.code }
  switch (onboarding.step) {
    case 'account':
      return step === 'account' ? (
        <AccountStep token={token} onboarding={onboarding} />
      ) : (
        <VerifyStep token={token} onboarding={onboarding} />
      )
    case 'sign-in':
      return <SignInStep token={token} onboarding={onboarding} />
    case 'setup':
      return <Navigate to="/$tenant/setup" params={params} replace />
    case 'finished':
      return <Navigate to="/$tenant" params={params} replace />
  }
}
