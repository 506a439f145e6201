import { useLocale, useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  EmptyState,
  ErrorState,
  Notice,
  Page,
  PageHeader,
  PageLoading,
  useListSearch,
} from '@leasehold/ui'
import { Select, Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { MoveAll } from './move-all.tsx'
import { MoveOne } from './move-one.tsx'
import { MoveProgress } from './move-progress.tsx'
import { MoveTotals } from './move-totals.tsx'
import classes from './plans.module.css'
import type { MovingTenant, Plan } from './plans.ts'
import { useFeatureWords } from './use-feature-words.ts'

const route = getRouteApi('/_signed-in/plans/view/$key_/move')

/** Who would gain and lose what by moving to another version, before anybody is moved. */
export function MovePage() {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const { key } = route.useParams()
  const trpc = useTRPC()
  const plan = useSuspenseQuery(trpc.plans.get.queryOptions({ key })).data
  const { from, to } = useVersions(plan)
  const [bulkId, setBulkId] = useState<string | null>(null)
  const mayMoveAll = useMay('entitlements:manage')
  const title = t('move.title', { name: plan.name[locale] })
  const reached = plan.versions.find(({ number }) => number === from)?.tenants ?? 0
  return (
    <Page>
      <PageHeader
        title={title}
        description={from && to ? t('move.description', { from, to }) : null}
        actions={
          plan.may.move && mayMoveAll && from && to && reached > 0 ? (
            <MoveAll key={`${from} ${to} ${bulkId}`} plan={plan} from={from} to={to} onStarted={setBulkId} />
          ) : null
        }
        back={{ link: linkOptions({ to: '/plans/view/$key', params: { key } }), label: plan.name[locale] }}
      />
      {from && to ? (
        <>
          <VersionChoice plan={plan} from={from} to={to} />
          {bulkId === null ? null : <MoveProgress bulkId={bulkId} />}
          <Preview plan={plan} from={from} to={to} />
        </>
      ) : (
        <EmptyState title={t('move.noVersions')} />
      )}
    </Page>
  )
}

/** The versions of the address, where there are such; else from the oldest in use to the newest. */
function useVersions({ versions, latest }: Plan) {
  const search = route.useSearch()
  const numbers = versions.map(({ number }) => number)
  const named = (text: string | undefined) => numbers.find((number) => `${number}` === text)
  const to = named(search.to) ?? latest ?? undefined
  const inUse = versions.filter(({ number, tenants }) => number !== to && tenants > 0).at(-1)?.number
  const given = named(search.from)
  const from = given !== to && given ? given : (inUse ?? numbers.find((number) => number !== to))
  return { from, to }
}

function VersionChoice({ plan, from, to }: { plan: Plan; from: number; to: number }) {
  const { t } = useTranslation('plans')
  const list = useListSearch(route.useSearch())
  const options = plan.versions.map(({ number, tenants }) => ({
    value: `${number}`,
    label: `${t('versionNumber', { number })} · ${t('versions.companies', { count: tenants, number: `${tenants}` })}`,
  }))
  const without = (number: number) => options.filter(({ value }) => value !== `${number}`)
  return (
    <div className={classes.choice}>
      <Select
        label={t('move.from')}
        data={without(to)}
        value={`${from}`}
        onChange={(value) => list.change({ from: value ?? undefined, to: `${to}` })}
      />
      <Select
        label={t('move.to')}
        data={without(from)}
        value={`${to}`}
        onChange={(value) => list.change({ from: `${from}`, to: value ?? undefined })}
      />
    </div>
  )
}

function Preview({ plan, from, to }: { plan: Plan; from: number; to: number }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const { cursor } = list.search
  const columns = useColumns()
  const input = { plan: plan.key, planVersion: to, who: { from } }
  // The totals come with the first page.
  const first = useQuery(trpc.plans.previewMove.queryOptions(input))
  const page = useQuery(
    trpc.plans.previewMove.queryOptions({ ...input, ...(cursor ? { cursor } : {}) }, list.options),
  )
  if (first.error) return <ErrorState error={first.error} onRetry={() => void first.refetch()} />
  const totals = first.data?.totals
  if (!totals) return <PageLoading />
  if (totals.tenants === 0) return <EmptyState title={t('move.none.title')} text={t('move.none.text')} />
  return (
    <>
      {totals.newlyOver > 0 ? (
        <Notice tone="warning">{t('move.newlyOver', { count: totals.newlyOver })}</Notice>
      ) : null}
      <MoveTotals totals={totals} />
      <div className={classes.stack}>
        <Title order={2}>{t('one.companies')}</Title>
        <DataTable
          label={t('one.companies')}
          query={page}
          list={list}
          columns={columns}
          rowKey={({ id }) => id}
          rowLink={({ id }) => linkOptions({ to: '/companies/$tenantId', params: { tenantId: id } })}
          {...(plan.may.move
            ? {
                rowActions: (tenant: MovingTenant) =>
                  tenant.moves ? <MoveOne tenant={tenant} plan={plan.key} planVersion={to} /> : null,
              }
            : {})}
          empty={{ title: t('move.none.title'), text: t('move.none.text') }}
        />
      </div>
    </>
  )
}

function useColumns(): Column<MovingTenant, never>[] {
  const { t } = useTranslation('plans')
  return [
    {
      key: 'company',
      header: t('company'),
      cell: ({ name, code }) => (
        <span className={classes.named}>
          {name} <span className={classes.key}>{code}</span>
        </span>
      ),
    },
    { key: 'changes', header: t('move.changes'), cell: (tenant) => <Changes tenant={tenant} /> },
    { key: 'over', header: t('move.over'), cell: (tenant) => <Surplus tenant={tenant} /> },
  ]
}

function Changes({ tenant: { changes } }: { tenant: MovingTenant }) {
  const { t } = useTranslation('plans')
  const { nameOf, textOf } = useFeatureWords()
  if (changes.length === 0) return <span className={classes.dimmed}>{t('move.stays')}</span>
  return (
    <ul className={classes.changes}>
      {changes.map(({ feature, before, after, change }) => (
        <li key={feature} data-change={change}>
          {t('move.changeText', {
            feature: nameOf(feature),
            before: textOf(feature, before),
            after: textOf(feature, after),
          })}
        </li>
      ))}
    </ul>
  )
}

function Surplus({ tenant: { surplus } }: { tenant: MovingTenant }) {
  const { t } = useTranslation('plans')
  const { nameOf, textOf } = useFeatureWords()
  if (surplus.length === 0) return '–'
  return (
    <ul className={classes.changes}>
      {surplus.map(({ limit, used, allowed, isNew }) => (
        <li key={limit} data-change={isNew ? 'lost' : undefined}>
          {t('move.overText', {
            feature: nameOf(limit),
            used: textOf(limit, used),
            limit: textOf(limit, allowed),
          })}
          {isNew ? null : <span className={classes.dimmed}> ({t('move.overNow')})</span>}
        </li>
      ))}
    </ul>
  )
}
