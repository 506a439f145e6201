import { createFileRoute } from '@tanstack/react-router'
import { invoicesAddress } from '../../../../features/billing/billing-address.ts'
import { InvoicesPage } from '../../../../features/billing/invoices-page.tsx'

export const Route = createFileRoute('/$tenant/billing/invoices/')({
  validateSearch: invoicesAddress,
  component: InvoicesPage,
})
