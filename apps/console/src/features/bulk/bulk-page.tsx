import { bulkItemStates } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  Facts,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  Section,
  StatusBadge,
  type Tone,
  useListSearch,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './bulk.module.css'
import type { Bulk, BulkItem } from './bulk.ts'
import { BulkActions } from './bulk-actions.tsx'
import { BulkProgress, BulkStateBadge } from './bulk-state.tsx'
import { Counts } from './counts.tsx'
import { useBulk } from './use-bulk.ts'
import { useBulkText } from './use-bulk-text.ts'

const route = getRouteApi('/_signed-in/bulk/$bulkId')

/** One change of many companies, while it goes on and afterwards. */
export function BulkPage() {
  const { t } = useTranslation('bulk')
  const { bulkId } = route.useParams()
  const text = useBulkText()
  const bulk = useBulk(bulkId)
  return (
    <Page>
      <PageHeader
        title={text(bulk.params)}
        badge={<BulkStateBadge bulk={bulk} />}
        actions={<BulkActions bulk={bulk} />}
        back={{ link: linkOptions({ to: '/bulk' }), label: t('title') }}
      />
      <Section
        title={t('one.counts')}
        actions={
          <Button
            size="xs"
            variant="default"
            renderRoot={(props) => <Link {...props} to="/sync" search={{ bulkId }} />}
          >
            {t('one.runs')}
          </Button>
        }
      >
        <Standing bulk={bulk} />
      </Section>
      <Items bulkId={bulkId} />
    </Page>
  )
}

function Standing({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation('bulk')
  const { counts, syncing, syncFailed, progress, reason, actor, createdAt, endedAt } = bulk
  return (
    <div className={classes.stack}>
      <BulkProgress percent={progress} />
      <Counts
        counts={[
          { label: t('one.changed'), count: counts.changed },
          { label: t('one.unchanged'), count: counts.unchanged },
          { label: t('one.waiting'), count: counts.waiting },
          { label: t('one.failed'), count: counts.failed, tone: 'danger' },
          { label: t('one.cancelled'), count: counts.cancelled },
          { label: t('one.syncing'), count: syncing },
          ...(syncFailed > 0
            ? [{ label: t('one.syncFailed'), count: syncFailed, tone: 'danger' as const }]
            : []),
        ]}
      />
      <Facts
        items={[
          { label: t('one.reason'), value: reason },
          { label: t('who'), value: actor.name ?? t('system') },
          { label: t('one.started'), value: <MomentText value={createdAt} as="second" /> },
          { label: t('one.ended'), value: <MomentText value={endedAt} as="second" /> },
        ]}
      />
    </div>
  )
}

const tones: Record<BulkItem['state'], Tone> = {
  waiting: 'info',
  changed: 'success',
  unchanged: 'neutral',
  failed: 'danger',
  cancelled: 'neutral',
}

function Items({ bulkId }: { bulkId: string }) {
  const { t } = useTranslation('bulk', 'errors')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const { state, cursor } = list.search
  const asked = { bulkId, ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) }
  const items = useQuery(trpc.bulk.items.queryOptions(asked, list.options))
  const columns: Column<BulkItem, never>[] = [
    {
      key: 'company',
      header: t('one.company'),
      cell: ({ tenant }) => (
        <>
          {tenant.name} <span className={classes.code}>{tenant.code}</span>
        </>
      ),
    },
    {
      key: 'state',
      header: t('one.state'),
      cell: (item) => <StatusBadge tone={tones[item.state]}>{t(`one.${item.state}`)}</StatusBadge>,
      width: '10rem',
    },
    { key: 'error', header: t('one.error'), cell: ({ error }) => <Refusal code={error} />, width: '34%' },
    {
      key: 'ended',
      header: t('one.endedAt'),
      cell: ({ endedAt }) => <MomentText value={endedAt} as="second" />,
      width: '13rem',
    },
  ]
  return (
    <DataTable
      label={t('one.items')}
      query={items}
      list={list}
      columns={columns}
      rowKey={({ tenant }) => tenant.id}
      rowLink={({ tenant }) =>
        linkOptions({ to: '/companies/$tenantId/entitlements', params: { tenantId: tenant.id } })
      }
      filters={
        <ListFilter
          list={list}
          name="state"
          label={t('one.state')}
          options={bulkItemStates.map((value) => ({ value, label: t(`one.${value}`) }))}
        />
      }
      empty={{ title: t('one.emptyTitle'), text: t('one.emptyText') }}
    />
  )
}

/** Why a company was refused, by the refusal's code; one that nobody has words for is shown as it is. */
function Refusal({ code }: { code: string | null }) {
  const { t } = useTranslation('errors')
  switch (code) {
    case null:
      return '–'
    case 'WRONG_STATE':
    case 'TENANT_DELETED':
    case 'PLAN_NOT_ON_SALE':
    case 'NOT_FOUND':
    case 'INVALID_INPUT':
      return t(code)
    default:
      return code
  }
}
