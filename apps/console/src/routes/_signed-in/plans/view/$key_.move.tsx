import { anyText, listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { MovePage } from '../../../../features/plans/move-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/view/$key_/move')({
  validateSearch: listSearch({ filters: { from: anyText, to: anyText } }),
  loader: ({ context: { api }, params: { key } }) =>
    Promise.all([
      api.queryClient.ensureQueryData(api.trpc.plans.get.queryOptions({ key })),
      api.queryClient.ensureQueryData(api.trpc.plans.features.queryOptions()),
    ]),
  component: MovePage,
})
