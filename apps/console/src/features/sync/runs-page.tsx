import { syncCauses, syncStates } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  type List,
  ListDateFilter,
  ListDateRange,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { betweenDays } from '../../lib/days.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { CompanyFilter } from '../companies/company-filter.tsx'
import classes from './sync.module.css'
import { isUnderWay, type Run, type RunsSearch, stateTones } from './sync.ts'
import { SyncTabs } from './sync-tabs.tsx'
import { useRunText } from './use-run-text.ts'

const route = getRouteApi('/_signed-in/sync/')

/** Every run over all companies, newest first. */
export function RunsPage() {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const words = useRunText()
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const { from, to, query: _, ...search } = list.search
  const asked = { ...search, ...betweenDays({ from, to }) }
  const runs = useQuery(
    trpc.sync.list.queryOptions(asked, {
      ...list.options,
      refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 3_000 : false),
    }),
  )
  const columns: Column<Run, never>[] = [
    {
      key: 'company',
      header: t('company'),
      cell: ({ tenant }) => (
        <>
          {tenant.name} <span className={classes.code}>{tenant.code}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state }) => <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>,
      width: '8rem',
    },
    { key: 'cause', header: t('cause'), cell: ({ cause }) => t(`causes.${cause}`) },
    { key: 'who', header: t('who'), cell: words.actor, width: '9rem' },
    { key: 'made', header: t('made'), cell: ({ made }) => format.number(made), width: '6rem' },
    {
      key: 'took',
      header: t('duration'),
      cell: ({ startedAt, endedAt }) => words.took(startedAt, endedAt),
      width: '6rem',
    },
    {
      key: 'when',
      header: t('started'),
      cell: ({ createdAt }) => <MomentText value={createdAt} />,
      width: '12rem',
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <SyncTabs />
      <DataTable
        label={t('title')}
        query={runs}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/sync/$runId', params: { runId: id } })}
        filters={<Filters list={list} />}
        empty={{ title: t('emptyTitle'), text: t('emptyText') }}
      />
    </Page>
  )
}

function Filters({ list }: { list: List<RunsSearch> }) {
  const { t } = useTranslation('sync')
  return (
    <>
      <ListFilter
        list={list}
        name="state"
        label={t('state')}
        options={syncStates.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="cause"
        label={t('cause')}
        options={syncCauses.map((value) => ({ value, label: t(`causes.${value}`) }))}
      />
      <CompanyFilter list={list} />
      <ListDateRange>
        <ListDateFilter list={list} name="from" label={t('from')} />
        <ListDateFilter list={list} name="to" label={t('to')} />
      </ListDateRange>
      {list.search.bulkId ? <span className={classes.dimmed}>{t('ofBulk')}</span> : null}
    </>
  )
}
