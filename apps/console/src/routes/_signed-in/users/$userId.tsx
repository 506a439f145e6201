import { createFileRoute } from '@tanstack/react-router'
import { UserPage } from '../../../features/users/user-page.tsx'

export const Route = createFileRoute('/_signed-in/users/$userId')({
  loader: ({ context: { api }, params: { userId } }) =>
    api.queryClient.ensureQueryData(api.trpc.users.get.queryOptions({ userId })),
  component: UserPage,
})
