import { createFileRoute } from '@tanstack/react-router'
import { CompanyLayout } from '../../../features/companies/company-layout.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId')({
  loader: ({ context: { api }, params: { tenantId } }) =>
    api.queryClient.ensureQueryData(api.trpc.tenants.get.queryOptions({ tenantId })),
  component: CompanyLayout,
})
