import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, MomentText, Page, PageHeader, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { endOfDay, startOfDay } from '../../lib/days.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { SubscriptionBadge } from '../companies/company-badges.tsx'
import classes from './subscriptions.module.css'
import type { ListedSubscription } from './subscriptions.ts'
import { SubscriptionsFilters } from './subscriptions-filters.tsx'
import type { SubscriptionsSearch } from './subscriptions-search.ts'
import { SubscriptionsTabs } from './subscriptions-tabs.tsx'

const route = getRouteApi('/_signed-in/subscriptions/')

/** Contracts of all companies; each leads to its company. */
export function SubscriptionsPage() {
  const { t } = useTranslation('subscriptions')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const subscriptions = useQuery(trpc.subscriptions.list.queryOptions(asked(list.search), list.options))
  const columns = useColumns()
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <SubscriptionsTabs />
      <DataTable
        label={t('title')}
        query={subscriptions}
        list={list}
        columns={columns}
        rowKey={({ tenant }) => tenant.id}
        rowLink={({ tenant }) =>
          linkOptions({ to: '/companies/$tenantId/subscription', params: { tenantId: tenant.id } })
        }
        searchLabel={t('search')}
        filters={<SubscriptionsFilters list={list} />}
        empty={{ title: t('empty.title'), text: t('empty.text') }}
      />
    </Page>
  )
}

/** Days of the address as the instants between which they lie. */
function asked({ periodEndsFrom, periodEndsTo, createdFrom, createdTo, ...search }: SubscriptionsSearch) {
  const instants = {
    periodEndsFrom: startOfDay(periodEndsFrom ?? ''),
    periodEndsTo: endOfDay(periodEndsTo ?? ''),
    createdFrom: startOfDay(createdFrom ?? ''),
    createdTo: endOfDay(createdTo ?? ''),
  }
  const given = Object.entries(instants).filter(([, instant]) => instant !== null)
  return { ...search, ...(Object.fromEntries(given) as { [Name in keyof typeof instants]?: string }) }
}

function useColumns(): Column<ListedSubscription, 'created' | 'period_end'>[] {
  const { t, locale } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  return [
    {
      key: 'company',
      header: t('company'),
      cell: ({ tenant }) => (
        <span className={classes.name}>
          {tenant.name} <span className={classes.code}>{tenant.code}</span>
        </span>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      cell: (each) => <Standing subscription={each} />,
      width: '11rem',
    },
    {
      key: 'plan',
      header: t('plan'),
      cell: ({ plan, seats }) => (
        <span className={classes.stacked}>
          <span>{plan.name[locale]}</span>
          {seats > 0 ? <small>{t('seatsMore', { count: seats })}</small> : null}
        </span>
      ),
      width: '8rem',
    },
    {
      key: 'price',
      header: t('price'),
      cell: ({ price, currency, cycle }) =>
        price === null || !currency || !cycle
          ? '–'
          : t(`billing:perCycle.${cycle}`, { amount: format.money(price, currency) }),
      width: '9.5rem',
    },
    {
      key: 'source',
      header: t('source'),
      cell: ({ source, movesTo }) =>
        movesTo
          ? t('sourceMoves', { from: t(`sources.${source}`), to: t(`sources.${movesTo}`) })
          : t(`sources.${source}`),
      width: '6.5rem',
    },
    {
      key: 'period',
      header: t('periodEnds'),
      sort: 'period_end',
      cell: ({ periodEnd }) => <MomentText value={periodEnd} as="date" />,
      width: '9.5rem',
    },
    {
      key: 'created',
      header: t('created'),
      sort: 'created',
      cell: ({ createdAt }) => <MomentText value={createdAt} as="date" />,
      width: '9.5rem',
    },
  ]
}

/** The state, and what is to become of it. */
function Standing({ subscription }: { subscription: ListedSubscription }) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const { state, trialEndsAt, suspensionCause, endsAt, scheduled, request, isAhead } = subscription
  const notes = [
    suspensionCause && state === 'suspended' ? t(`causes.${suspensionCause}`) : null,
    endsAt && state !== 'cancelled' ? t('endsOn', { date: format.date(endsAt) }) : null,
    scheduled ? t('changesOn', { date: format.date(scheduled.at) }) : null,
    request ? t('atStripe') : null,
    isAhead ? t('clock.ahead') : null,
  ].filter((note) => note !== null)
  return (
    <span className={classes.stacked}>
      <SubscriptionBadge state={state} trialEndsAt={trialEndsAt} />
      {notes.map((note) => (
        <small key={note}>{note}</small>
      ))}
    </span>
  )
}
