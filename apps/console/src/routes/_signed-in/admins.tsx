import { accountStatuses, platformRoles } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { AdminsPage } from '../../features/admins/admins-page.tsx'

export const Route = createFileRoute('/_signed-in/admins')({
  validateSearch: listSearch({ filters: { role: oneOf(platformRoles), status: oneOf(accountStatuses) } }),
  component: AdminsPage,
})
