import { createFileRoute } from '@tanstack/react-router'
import { auditSearch } from '../../../features/audit/audit.ts'
import { AuditPage } from '../../../features/audit/audit-page.tsx'

export const Route = createFileRoute('/_signed-in/audit/')({
  validateSearch: auditSearch,
  component: AuditPage,
})
