import { createFileRoute } from '@tanstack/react-router'
import { DepartmentsPage } from '../../features/departments/departments-page.tsx'

export const Route = createFileRoute('/$tenant/departments')({
  validateSearch: (search: Record<string, unknown>): { status?: 'archived' } =>
    search.status === 'archived' ? { status: 'archived' } : {},
  component: DepartmentsPage,
})
