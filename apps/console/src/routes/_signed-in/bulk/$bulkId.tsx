import { bulkItemStates } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { BulkPage } from '../../../features/bulk/bulk-page.tsx'

export const Route = createFileRoute('/_signed-in/bulk/$bulkId')({
  validateSearch: listSearch({ filters: { state: oneOf(bulkItemStates) } }),
  loader: ({ context: { api }, params: { bulkId } }) =>
    api.queryClient.ensureQueryData(api.trpc.bulk.get.queryOptions({ bulkId })),
  component: BulkPage,
})
