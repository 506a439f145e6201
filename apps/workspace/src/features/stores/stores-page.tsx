import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { NewStoreButton } from './new-store-button.tsx'
import type { Store } from './stores.ts'
import { StoresUsed } from './stores-used.tsx'

const route = getRouteApi('/$tenant/stores/')

/** The shops and branches of the company. */
export function StoresPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('stores')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const stores = useQuery(trpc.stores.list.queryOptions(list.search, list.options))
  const mayManage = useMay('stores:manage')
  const columns: Column<Store, 'name' | 'code' | 'created'>[] = [
    { key: 'name', header: t('list.name'), sort: 'name', cell: ({ name }) => name },
    { key: 'code', header: t('list.code'), sort: 'code', cell: ({ code }) => code, width: '7rem' },
    { key: 'address', header: t('list.address'), cell: ({ address }) => address ?? '–', hideOnCard: true },
    {
      key: 'phone',
      header: t('list.phone'),
      cell: ({ phone }) => phone ?? '–',
      hideOnCard: true,
      width: '12rem',
    },
    {
      key: 'created',
      header: t('list.created'),
      sort: 'created',
      cell: ({ createdAt }) => <MomentText value={createdAt} as="date" />,
      hideOnCard: true,
      width: '9rem',
    },
    {
      key: 'status',
      header: t('list.status'),
      cell: (store) => <StoreStatus store={store} />,
      width: '8rem',
    },
  ]
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={<StoresUsed />}
        actions={mayManage ? <NewStoreButton /> : null}
      />
      <DataTable
        label={t('title')}
        query={stores}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/$tenant/stores/$id', params: { tenant, id } })}
        searchLabel={t('list.search')}
        empty={{ title: t('list.emptyTitle'), text: t('list.emptyText') }}
        filters={
          <ListFilter
            list={list}
            name="status"
            label={t('list.status')}
            options={[
              { value: 'open', label: t('status.open') },
              { value: 'archived', label: t('status.archived') },
            ]}
          />
        }
      />
    </Page>
  )
}

/** Whether a store is in use. */
export function StoreStatus({ store }: { store: { archivedAt: string | null } }) {
  const { t } = useTranslation('stores')
  return store.archivedAt ? (
    <StatusBadge>{t('status.archived')}</StatusBadge>
  ) : (
    <StatusBadge tone="success">{t('status.open')}</StatusBadge>
  )
}
