import { listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { CompanyAuditPage } from '../../../../features/companies/audit-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/audit')({
  validateSearch: listSearch({ filters: {} }),
  component: CompanyAuditPage,
})
