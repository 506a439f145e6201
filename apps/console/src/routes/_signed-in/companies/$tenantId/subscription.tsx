import { createFileRoute } from '@tanstack/react-router'
import { CompanySubscriptionPage } from '../../../../features/companies/subscription-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/subscription')({
  component: CompanySubscriptionPage,
})
