import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { type Column, MomentText } from '@leasehold/ui'
import { Anchor } from '@mantine/core'
import { useMay } from '../../lib/company.ts'
import classes from './billing.module.css'
import type { Invoice } from './billing.ts'
import { InvoiceState } from './invoice-state.tsx'
import { PayInvoice } from './pay-invoice.tsx'

/** What is shown of a bill in a list. */
export function useInvoiceColumns(): Column<Invoice>[] {
  const { t } = useTranslation('billing')
  const format = useFormat()
  return [
    { key: 'number', header: t('invoices.number'), cell: ({ number }) => number ?? t('invoices.draft') },
    {
      key: 'date',
      header: t('invoices.date'),
      cell: ({ issuedAt }) => <MomentText value={issuedAt} as="date" />,
      width: '10rem',
    },
    {
      key: 'amount',
      header: t('invoices.amount'),
      align: 'end',
      cell: ({ total, currency }) => format.money(total, currency),
      width: '10rem',
    },
    {
      key: 'state',
      header: t('invoices.state'),
      cell: (invoice) => <InvoiceState invoice={invoice} />,
      width: '16rem',
    },
  ]
}

/** What may be done with a bill in a list. */
export function InvoiceActs({ tenant, invoice }: { tenant: string; invoice: Invoice }) {
  const { t } = useTranslation('billing')
  const mayPay = useMay('billing:manage') && invoice.state === 'open' && invoice.source === 'stripe'
  return (
    <span className={classes.acts}>
      {mayPay ? <PayInvoice tenant={tenant} invoice={invoice} label={t('pay.action')} /> : null}
      {invoice.pdfUrl ? (
        <Anchor
          href={invoice.pdfUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={t('invoices.pdfOf', { number: invoice.number ?? '' })}
        >
          {t('invoices.pdf')}
        </Anchor>
      ) : null}
    </span>
  )
}
