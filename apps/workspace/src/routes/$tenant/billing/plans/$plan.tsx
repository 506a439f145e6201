import { createFileRoute } from '@tanstack/react-router'
import { takeAddress } from '../../../../features/billing/billing-address.ts'
import { TakePage } from '../../../../features/billing/take-page.tsx'

export const Route = createFileRoute('/$tenant/billing/plans/$plan')({
  validateSearch: takeAddress,
  loader: ({ context: { api } }) =>
    Promise.all([
      api.queryClient.ensureQueryData(api.trpc.billing.overview.queryOptions()),
      api.queryClient.ensureQueryData(api.trpc.billing.offers.queryOptions()),
    ]),
  component: TakePage,
})
