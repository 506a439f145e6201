import { lazy, Suspense } from 'react'
import { useCompany } from '../../lib/company.ts'

const BillingBanner = lazy(async () => ({
  default: (await import('../billing/billing-banner.tsx')).BillingBanner,
}))

/** Says above every page when the contract is not in order; loaded only where there may be something to say. */
export function AccessBanner() {
  const { code, access, state } = useCompany()
  if (access === 'full' && state === 'active') return null
  return (
    <Suspense fallback={null}>
      <BillingBanner tenant={code} />
    </Suspense>
  )
}
