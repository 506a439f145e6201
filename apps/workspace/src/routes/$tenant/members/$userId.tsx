import { createFileRoute } from '@tanstack/react-router'
import { MemberPage } from '../../../features/members/member-page.tsx'

export const Route = createFileRoute('/$tenant/members/$userId')({
  loader: ({ context: { api }, params: { userId } }) =>
    api.queryClient.ensureQueryData(api.trpc.members.get.queryOptions({ userId })),
  component: MemberPage,
})
