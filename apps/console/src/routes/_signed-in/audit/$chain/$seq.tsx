import { createFileRoute, notFound } from '@tanstack/react-router'
import { EntryPage } from '../../../../features/audit/entry-page.tsx'

export const Route = createFileRoute('/_signed-in/audit/$chain/$seq')({
  loader: ({ context: { api }, params: { chain, seq } }) => {
    if (!/^[1-9]\d{0,15}$/.test(seq)) throw notFound()
    return api.queryClient.ensureQueryData(api.trpc.audit.get.queryOptions({ chain, seq: Number(seq) }))
  },
  component: EntryPage,
})
