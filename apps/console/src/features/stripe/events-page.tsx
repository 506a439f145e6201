import { eventStates } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
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
import classes from './stripe.module.css'
import { type EventsSearch, type ListedEvent, stateTones } from './stripe.ts'
import { StripeTabs } from './stripe-tabs.tsx'
import { useOutcomeText } from './use-outcome-text.ts'

const route = getRouteApi('/_signed-in/stripe/')

/** What Stripe sent, newest first, and what became of it. */
export function EventsPage() {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const outcomeText = useOutcomeText()
  const list = useListSearch(route.useSearch())
  const { from, to, query: _, ...search } = list.search
  const asked = { ...search, ...betweenDays({ from, to }) }
  const events = useQuery(
    trpc.stripeEvents.list.queryOptions(asked, {
      ...list.options,
      refetchInterval: ({ state }) =>
        state.data?.items.some((each) => each.state === 'received') ? 3_000 : false,
    }),
  )
  const columns: Column<ListedEvent, never>[] = [
    { key: 'type', header: t('type'), cell: ({ type }) => <span className={classes.type}>{type}</span> },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, outcome, error }) => (
        <span className={classes.stacked}>
          <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>
          {error ? <span className={classes.failed}>{error}</span> : null}
          {!error && outcome && outcome !== state ? <small>{outcomeText(outcome)}</small> : null}
        </span>
      ),
      width: '16rem',
    },
    {
      key: 'company',
      header: t('company'),
      cell: ({ company }) =>
        company ? (
          <>
            {company.name} <span className={classes.code}>{company.code}</span>
          </>
        ) : (
          '–'
        ),
    },
    {
      key: 'received',
      header: t('received'),
      cell: ({ receivedAt }) => <MomentText value={receivedAt} as="second" />,
      width: '13rem',
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <StripeTabs />
      <DataTable
        label={t('tabs.events')}
        query={events}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/stripe/events/$id', params: { id } })}
        filters={<Filters list={list} />}
        empty={{ title: t('empty.title'), text: t('empty.text') }}
      />
    </Page>
  )
}

function Filters({ list }: { list: List<EventsSearch> }) {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const { data: types = [] } = useQuery(trpc.stripeEvents.types.queryOptions())
  return (
    <>
      <ListFilter
        list={list}
        name="state"
        label={t('state')}
        options={eventStates.map((value) => ({ value, label: t(`states.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="type"
        label={t('type')}
        options={types.map((value) => ({ value, label: value }))}
      />
      <CompanyFilter list={list} />
      <ListDateRange>
        <ListDateFilter list={list} name="from" label={t('from')} />
        <ListDateFilter list={list} name="to" label={t('to')} />
      </ListDateRange>
    </>
  )
}
