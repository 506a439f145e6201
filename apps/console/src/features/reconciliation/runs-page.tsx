import { useFormat, useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  MomentText,
  Page,
  PageHeader,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { StripeTabs } from '../stripe/stripe-tabs.tsx'
import { useRunText } from '../sync/use-run-text.ts'
import { type Run, runTones } from './reconciliation.ts'
import { StartRun } from './start-run.tsx'

const route = getRouteApi('/_signed-in/stripe/reconciliation/')

/** Comparisons with Stripe, the newest first. */
export function RunsPage() {
  const { t } = useTranslation('stripe')
  const format = useFormat()
  const { took } = useRunText()
  const trpc = useTRPC()
  const mayManage = useMay('stripe:manage')
  const list = useListSearch(route.useSearch())
  const { cursor } = list.search
  const runs = useQuery(
    trpc.reconciliation.list.queryOptions(cursor ? { cursor } : {}, {
      ...list.options,
      refetchInterval: ({ state }) =>
        state.data?.items.some((each) => each.state === 'running') ? 1_000 : false,
    }),
  )
  const columns: Column<Run, never>[] = [
    {
      key: 'started',
      header: t('runs.started'),
      cell: ({ createdAt }) => <MomentText value={createdAt} as="second" />,
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state }) => <StatusBadge tone={runTones[state]}>{t(`runs.states.${state}`)}</StatusBadge>,
      width: '8rem',
    },
    { key: 'mode', header: t('runs.mode'), cell: ({ mends }) => t(mends ? 'runs.mends' : 'runs.reports') },
    {
      key: 'who',
      header: t('runs.who'),
      cell: ({ actor }) => actor.name ?? t('runs.bySystem'),
    },
    {
      key: 'checked',
      header: t('runs.checked'),
      align: 'end',
      cell: ({ checked }) => format.number(checked),
      width: '7rem',
    },
    {
      key: 'differing',
      header: t('runs.differing'),
      align: 'end',
      cell: ({ differing }) => format.number(differing),
      width: '8rem',
    },
    {
      key: 'mended',
      header: t('runs.mended'),
      align: 'end',
      cell: ({ mended }) => format.number(mended),
      width: '7rem',
    },
    {
      key: 'took',
      header: t('runs.took'),
      cell: ({ createdAt, endedAt }) => took(createdAt, endedAt),
      width: '7rem',
    },
  ]
  return (
    <Page>
      <PageHeader
        title={t('runs.title')}
        description={t('runs.description')}
        actions={mayManage ? <StartRun /> : null}
      />
      <StripeTabs />
      <DataTable
        label={t('runs.title')}
        query={runs}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/stripe/reconciliation/$runId', params: { runId: id } })}
        empty={{ title: t('runs.emptyTitle'), text: t('runs.emptyText') }}
      />
    </Page>
  )
}
