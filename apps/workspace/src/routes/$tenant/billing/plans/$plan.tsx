import { createFileRoute, notFound } from '@tanstack/react-router'
import { takeAddress } from '../../../../features/billing/billing-address.ts'
import { TakePage } from '../../../../features/billing/take-page.tsx'

export const Route = createFileRoute('/$tenant/billing/plans/$plan')({
  validateSearch: takeAddress,
  loader: async ({ context: { api }, params }) => {
    const [offers] = await Promise.all([
      api.queryClient.ensureQueryData(api.trpc.billing.offers.queryOptions()),
      api.queryClient.ensureQueryData(api.trpc.billing.overview.queryOptions()),
    ])
    if (!offers.plans.some(({ key }) => key === params.plan)) throw notFound()
  },
  component: TakePage,
})
