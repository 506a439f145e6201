import { createFileRoute } from '@tanstack/react-router'
import { CompaniesPage } from '../../features/account/companies-page.tsx'

export const Route = createFileRoute('/account/companies')({ component: CompaniesPage })
