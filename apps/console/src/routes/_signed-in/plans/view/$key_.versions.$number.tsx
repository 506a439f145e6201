import { listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { VersionPage } from '../../../../features/plans/version-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/view/$key_/versions/$number')({
  validateSearch: listSearch({}),
  loader: ({ context: { api }, params: { key } }) =>
    Promise.all([
      api.queryClient.ensureQueryData(api.trpc.plans.get.queryOptions({ key })),
      api.queryClient.ensureQueryData(api.trpc.plans.features.queryOptions()),
    ]),
  component: VersionPage,
})
