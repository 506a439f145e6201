import { createFileRoute } from '@tanstack/react-router'
import { CompanySubscriptionPage } from '../../../../features/subscriptions/company-subscription-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/$tenantId/subscription')({
  component: CompanySubscriptionPage,
})
