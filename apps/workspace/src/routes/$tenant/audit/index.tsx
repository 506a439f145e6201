import { createFileRoute } from '@tanstack/react-router'
import { auditSearch } from '../../../features/audit/audit.ts'
import { AuditPage } from '../../../features/audit/audit-page.tsx'

export const Route = createFileRoute('/$tenant/audit/')({
  validateSearch: auditSearch,
  component: AuditPage,
})
