import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, MomentText, Page, PageHeader, useListSearch } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import type { Bulk } from './bulk.ts'
import { BulkStateBadge } from './bulk-state.tsx'
import { useBulkText } from './use-bulk-text.ts'

const route = getRouteApi('/_signed-in/bulk/')

/** Every change of many companies, newest first. */
export function BulksPage() {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  const trpc = useTRPC()
  const text = useBulkText()
  const list = useListSearch(route.useSearch())
  const { cursor } = list.search
  const bulks = useQuery(
    trpc.bulk.list.queryOptions(cursor ? { cursor } : {}, {
      ...list.options,
      refetchInterval: ({ state }) => (state.data?.items.some(({ isOver }) => !isOver) ? 3_000 : false),
    }),
  )
  const columns: Column<Bulk, never>[] = [
    { key: 'what', header: t('what'), cell: ({ params }) => text(params) },
    { key: 'companies', header: t('companies'), cell: ({ total }) => format.number(total), width: '7rem' },
    { key: 'state', header: t('state'), cell: (bulk) => <BulkStateBadge bulk={bulk} />, width: '11rem' },
    {
      key: 'progress',
      header: t('progress'),
      cell: ({ progress }) => t('one.percent', { percent: String(progress) }),
      width: '9rem',
    },
    { key: 'who', header: t('who'), cell: ({ actor }) => actor.name ?? t('system'), width: '12rem' },
    {
      key: 'when',
      header: t('when'),
      cell: ({ createdAt }) => <MomentText value={createdAt} />,
      width: '12rem',
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable
        label={t('title')}
        query={bulks}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/bulk/$bulkId', params: { bulkId: id } })}
        empty={{
          title: t('emptyTitle'),
          text: t('emptyText'),
          action: (
            <Button variant="default" renderRoot={(props) => <Link {...props} to="/companies" />}>
              {t('toCompanies')}
            </Button>
          ),
        }}
      />
    </Page>
  )
}
