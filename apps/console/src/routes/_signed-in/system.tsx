import { createFileRoute } from '@tanstack/react-router'
import { SystemPage } from '../../features/system/system-page.tsx'

export const Route = createFileRoute('/_signed-in/system')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.system.read.queryOptions()),
  component: SystemPage,
})
