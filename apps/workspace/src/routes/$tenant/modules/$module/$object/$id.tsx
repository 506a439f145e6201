import { createFileRoute } from '@tanstack/react-router'
import { RecordPage } from '../../../../../features/records/record-page.tsx'

export const Route = createFileRoute('/$tenant/modules/$module/$object/$id')({
  loader: ({ context: { api, object }, params: { id } }) =>
    api.queryClient.ensureQueryData(api.trpc.records.get.queryOptions({ object, id })),
  component: RecordPage,
})
