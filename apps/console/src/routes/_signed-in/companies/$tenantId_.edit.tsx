import { createFileRoute } from '@tanstack/react-router'
import { EditCompanyPage } from '../../../features/companies/edit-company-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId_/edit')({
  // What is edited is what is saved now, not what a page before has shown.
  loader: ({ context: { api }, params: { tenantId } }) =>
    api.queryClient.fetchQuery({ ...api.trpc.tenants.get.queryOptions({ tenantId }), staleTime: 0 }),
  component: EditCompanyPage,
})
