import { accountStatuses } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { UsersPage } from '../../../features/users/users-page.tsx'

export const Route = createFileRoute('/_signed-in/users/')({
  validateSearch: listSearch({ sort: ['created', 'username'], filters: { status: oneOf(accountStatuses) } }),
  component: UsersPage,
})
