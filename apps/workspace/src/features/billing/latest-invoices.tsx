import { useTranslation } from '@leasehold/i18n/react'
import { EmptyState, ErrorState, Section } from '@leasehold/ui'
import { Anchor, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './latest-invoices.module.css'
import { InvoiceActs, useInvoiceColumns } from './use-invoice-columns.tsx'

/** The newest bills, and the way to all of them. */
export function LatestInvoices({ tenant }: { tenant: string }) {
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const invoices = useQuery(trpc.billing.invoices.queryOptions({ limit: 5 }, { staleTime: 0 }))
  const rows = invoices.data?.items
  return (
    <Section
      title={t('invoices.latest')}
      flush
      actions={
        rows && rows.length > 0 ? (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link {...props} to="/$tenant/billing/invoices" params={{ tenant }} />}
          >
            {t('invoices.all')}
          </Anchor>
        ) : null
      }
    >
      {invoices.error ? (
        <ErrorState error={invoices.error} onRetry={() => void invoices.refetch()} />
      ) : !rows ? (
        <Skeleton height={14} width="60%" radius="xl" m="lg" />
      ) : rows.length === 0 ? (
        <EmptyState title={t('invoices.emptyTitle')} text={t('invoices.emptyText')} />
      ) : (
        <Rows tenant={tenant} rows={rows} />
      )}
    </Section>
  )
}

type RowsProps = { tenant: string; rows: Parameters<typeof InvoiceActs>[0]['invoice'][] }

function Rows({ tenant, rows }: RowsProps) {
  const columns = useInvoiceColumns()
  const [head, ...others] = columns
  return (
    <ul className={classes.invoices}>
      {rows.map((invoice) => (
        <li key={invoice.id}>
          <Link to="/$tenant/billing/invoices/$id" params={{ tenant, id: invoice.id }}>
            {head?.cell(invoice)}
          </Link>
          {others.map(({ key, cell }) => (
            <span key={key} data-column={key}>
              {cell(invoice)}
            </span>
          ))}
          <span data-column="acts">
            <InvoiceActs tenant={tenant} invoice={invoice} />
          </span>
        </li>
      ))}
    </ul>
  )
}
