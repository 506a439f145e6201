import { createFileRoute } from '@tanstack/react-router'
import { overviewAddress } from '../../../features/billing/billing-address.ts'
import { BillingPage } from '../../../features/billing/billing-page.tsx'
import { loadCompany } from '../../../lib/company.ts'

export const Route = createFileRoute('/$tenant/billing/')({
  validateSearch: overviewAddress,
  loader: async ({ context: { api } }) => {
    const { permissions } = await loadCompany(api)
    // Who may not see the money sees how the contract stands.
    await (permissions.includes('billing:read')
      ? api.queryClient.ensureQueryData(api.trpc.billing.overview.queryOptions())
      : api.queryClient.ensureQueryData(api.trpc.billing.state.queryOptions()))
  },
  component: BillingPage,
})
