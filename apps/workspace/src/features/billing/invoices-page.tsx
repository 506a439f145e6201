import { useTranslation } from '@leasehold/i18n/react'
import { DataTable, ListDateFilter, ListFilter, Page, PageHeader, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { lookWhileOpen } from './billing.ts'
import { BillingTabs } from './billing-tabs.tsx'
import { InvoiceActs, useInvoiceColumns } from './use-invoice-columns.tsx'

const route = getRouteApi('/$tenant/billing/invoices/')

/** The company's bills, the newest first. */
export function InvoicesPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const { cursor, state, from, to } = list.search
  const invoices = useQuery(
    trpc.billing.invoices.queryOptions(
      { cursor, state, from, to },
      { ...list.options, staleTime: 0, refetchInterval: lookWhileOpen },
    ),
  )
  const columns = useInvoiceColumns()
  return (
    <Page>
      <PageHeader title={t('invoices.title')} description={t('invoices.description')} />
      <BillingTabs tenant={tenant} />
      <DataTable
        label={t('invoices.title')}
        query={invoices}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/$tenant/billing/invoices/$id', params: { tenant, id } })}
        rowActions={(invoice) => <InvoiceActs tenant={tenant} invoice={invoice} />}
        empty={{ title: t('invoices.emptyTitle'), text: t('invoices.emptyText') }}
        filters={
          <>
            <ListFilter
              list={list}
              name="state"
              label={t('invoices.state')}
              options={(['open', 'paid', 'draft', 'void', 'uncollectible'] as const).map((value) => ({
                value,
                label: t(`invoices.states.${value}`),
              }))}
            />
            <ListDateFilter list={list} name="from" label={t('invoices.from')} />
            <ListDateFilter list={list} name="to" label={t('invoices.to')} />
          </>
        }
      />
    </Page>
  )
}
