import { createFileRoute } from '@tanstack/react-router'
import { HomePage } from '../../features/home/home-page.tsx'

export const Route = createFileRoute('/_signed-in/')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.system.overview.queryOptions()),
  component: HomePage,
})
