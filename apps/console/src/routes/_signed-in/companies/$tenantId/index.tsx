import { createFileRoute } from '@tanstack/react-router'
import { CompanyOverviewPage } from '../../../../features/companies/overview-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/')({ component: CompanyOverviewPage })
