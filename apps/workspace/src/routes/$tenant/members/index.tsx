import { roles } from '@leasehold/catalog'
import { anyText, listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { MembersPage } from '../../../features/members/members-page.tsx'

export const Route = createFileRoute('/$tenant/members/')({
  validateSearch: listSearch({
    sort: ['name', 'joined'],
    filters: {
      role: oneOf(roles),
      status: oneOf(['active', 'disabled']),
      storeId: anyText,
      departmentId: anyText,
    },
  }),
  component: MembersPage,
})
