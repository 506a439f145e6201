import { createFileRoute } from '@tanstack/react-router'
import { DraftPage } from '../../../../../features/plans/draft-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/view/$key/draft')({
  // What is edited is what is saved now, not what a page before has shown.
  loader: ({ context: { api }, params: { key } }) =>
    api.queryClient.fetchQuery({ ...api.trpc.plans.get.queryOptions({ key }), staleTime: 0 }),
  component: DraftPage,
})
