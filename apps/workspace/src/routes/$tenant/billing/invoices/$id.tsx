import { createFileRoute } from '@tanstack/react-router'
import { InvoicePage } from '../../../../features/billing/invoice-page.tsx'

export const Route = createFileRoute('/$tenant/billing/invoices/$id')({
  loader: ({ context: { api }, params: { id } }) =>
    api.queryClient.ensureQueryData(api.trpc.billing.invoice.queryOptions({ id })),
  component: InvoicePage,
})
