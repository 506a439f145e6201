import { listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { InvitationsPage } from '../../../features/members/invitations-page.tsx'

export const Route = createFileRoute('/$tenant/members/invitations')({
  validateSearch: listSearch({}),
  component: InvitationsPage,
})
