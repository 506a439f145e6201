import { createFileRoute } from '@tanstack/react-router'
import { ProfilePage } from '../../features/account/profile-page.tsx'

export const Route = createFileRoute('/account/')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.account.profile.queryOptions()),
  component: ProfilePage,
})
