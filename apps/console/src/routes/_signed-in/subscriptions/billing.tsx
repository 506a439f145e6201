import { createFileRoute } from '@tanstack/react-router'
import { BillingPage } from '../../../features/billing/billing-page.tsx'

export const Route = createFileRoute('/_signed-in/subscriptions/billing')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.billing.settings.queryOptions()),
  component: BillingPage,
})
