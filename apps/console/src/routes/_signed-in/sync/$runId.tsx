import { createFileRoute } from '@tanstack/react-router'
import { RunPage } from '../../../features/sync/run-page.tsx'

export const Route = createFileRoute('/_signed-in/sync/$runId')({
  loader: ({ context: { api }, params: { runId } }) =>
    api.queryClient.ensureQueryData(api.trpc.sync.get.queryOptions({ runId })),
  component: RunPage,
})
