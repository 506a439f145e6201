import { createFileRoute } from '@tanstack/react-router'
import { auditAddress } from '../../../features/audit/audit-address.ts'
import { AuditPage } from '../../../features/audit/audit-page.tsx'

export const Route = createFileRoute('/$tenant/audit/')({
  validateSearch: auditAddress,
  component: AuditPage,
})
