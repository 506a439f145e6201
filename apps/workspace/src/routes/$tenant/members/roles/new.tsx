import { createFileRoute } from '@tanstack/react-router'
import { NewRolePage } from '../../../../features/roles/new-role-page.tsx'

export const Route = createFileRoute('/$tenant/members/roles/new')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.roles.list.queryOptions()),
  component: NewRolePage,
})
