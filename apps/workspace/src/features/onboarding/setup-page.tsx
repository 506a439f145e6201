import { Navigate } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { BasicsStep } from './basics-step.tsx'
import { DoneStep } from './done-step.tsx'

/** The wizard inside the company: its basics while it is being set up, then the way in. */
export function SetupPage() {
  const company = useCompany()
  const mayManage = company.permissions.includes('company:manage')
  if (!mayManage || company.activation === 'pending_creation') {
    return <Navigate to="/$tenant" params={{ tenant: company.code }} replace />
  }
  return company.activation === 'active' ? <DoneStep /> : <BasicsStep />
}
