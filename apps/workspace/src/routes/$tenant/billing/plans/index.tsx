import { createFileRoute } from '@tanstack/react-router'
import { plansAddress } from '../../../../features/billing/billing-address.ts'
import { OffersPage } from '../../../../features/billing/offers-page.tsx'

export const Route = createFileRoute('/$tenant/billing/plans/')({
  validateSearch: plansAddress,
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.billing.offers.queryOptions()),
  component: OffersPage,
})
