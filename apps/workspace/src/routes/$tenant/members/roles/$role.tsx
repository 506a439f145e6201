import { createFileRoute } from '@tanstack/react-router'
import { RolePage } from '../../../../features/roles/role-page.tsx'

export const Route = createFileRoute('/$tenant/members/roles/$role')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.roles.list.queryOptions()),
  component: RolePage,
})
