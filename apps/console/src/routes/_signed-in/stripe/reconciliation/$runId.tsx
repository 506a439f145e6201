import { createFileRoute } from '@tanstack/react-router'
import { differencesSearch } from '../../../../features/reconciliation/reconciliation.ts'
import { RunPage } from '../../../../features/reconciliation/run-page.tsx'

export const Route = createFileRoute('/_signed-in/stripe/reconciliation/$runId')({
  validateSearch: differencesSearch,
  loader: ({ context: { api }, params: { runId } }) =>
    api.queryClient.ensureQueryData(api.trpc.reconciliation.get.queryOptions({ reconciliationId: runId })),
  component: RunPage,
})
