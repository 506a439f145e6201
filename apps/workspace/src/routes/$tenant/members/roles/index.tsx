import { createFileRoute } from '@tanstack/react-router'
import { RolesPage } from '../../../../features/roles/roles-page.tsx'

export const Route = createFileRoute('/$tenant/members/roles/')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.roles.list.queryOptions()),
  component: RolesPage,
})
