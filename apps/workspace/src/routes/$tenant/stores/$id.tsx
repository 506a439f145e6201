import { createFileRoute } from '@tanstack/react-router'
import { StorePage } from '../../../features/stores/store-page.tsx'

export const Route = createFileRoute('/$tenant/stores/$id')({
  loader: ({ context: { api }, params: { id } }) =>
    api.queryClient.ensureQueryData(api.trpc.stores.get.queryOptions({ id })),
  component: StorePage,
})
