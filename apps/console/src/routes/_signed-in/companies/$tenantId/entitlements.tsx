import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { EntitlementsPage } from '../../../../features/entitlements/entitlements-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/entitlements')({
  validateSearch: listSearch({ filters: { granted: oneOf(['yes']) } }),
  loader: ({ context: { api }, params: { tenantId } }) =>
    api.queryClient.ensureQueryData(api.trpc.entitlements.get.queryOptions({ tenantId })),
  component: EntitlementsPage,
})
