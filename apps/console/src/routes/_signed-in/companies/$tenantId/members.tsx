import { listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { CompanyMembersPage } from '../../../../features/companies/members-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/members')({
  validateSearch: listSearch({ filters: {} }),
  component: CompanyMembersPage,
})
