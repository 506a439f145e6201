import { activations, industries, regions, subscriptionStates } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  type List,
  ListFilter,
  MomentText,
  Page,
  PageHeader,
  type RowSelection,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/me.ts'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { BulkBar } from '../bulk/bulk-bar.tsx'
import classes from './companies.module.css'
import type { ListedCompany } from './companies.ts'
import { ActivationBadge, SubscriptionBadge } from './company-badges.tsx'

const route = getRouteApi('/_signed-in/companies/')

/** Every company, with search, filters, order and pages in the address. */
export function CompaniesPage() {
  const { t } = useTranslation('tenants', 'company', 'bulk')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const companies = useQuery(trpc.tenants.list.queryOptions(list.search, list.options))
  const { nameOf } = usePlans()
  const mayChangeMany = useMay('entitlements:manage')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const selection: RowSelection<ListedCompany> = {
    selected,
    onChange: setSelected,
    label: ({ name }) => t('bulk:select.one', { name }),
    allLabel: t('bulk:select.all'),
  }
  const columns: Column<ListedCompany, 'newest' | 'name'>[] = [
    { key: 'company', header: t('company'), sort: 'name', cell: (company) => <Name company={company} /> },
    {
      key: 'plan',
      header: t('plan'),
      cell: ({ plan }) => (plan ? nameOf(plan) : '–'),
      width: '6.5rem',
    },
    { key: 'state', header: t('state'), cell: (company) => <State company={company} />, width: '9.5rem' },
    {
      key: 'activation',
      header: t('activation'),
      cell: ({ activation }) => <ActivationBadge activation={activation} />,
      width: '7rem',
    },
    {
      key: 'industry',
      header: t('company:settings.industry'),
      cell: ({ industry }) => (industry ? t(`company:industries.${industry}`) : '–'),
      width: '7rem',
      hideOnCard: true,
    },
    {
      key: 'region',
      header: t('company:settings.region'),
      cell: ({ region }) => (region ? t(`company:regions.${region}`) : '–'),
      width: '6.5rem',
      hideOnCard: true,
    },
    {
      key: 'created',
      header: t('created'),
      sort: 'newest',
      cell: ({ createdAt }) => <MomentText value={createdAt} as="date" />,
      width: '9rem',
    },
  ]
  const newCompany = useMay('tenants:manage') ? (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      renderRoot={(props) => <Link {...props} to="/companies/new" />}
    >
      {t('new.action')}
    </Button>
  ) : null
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} actions={newCompany} />
      <DataTable
        label={t('title')}
        query={companies}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) => linkOptions({ to: '/companies/$tenantId', params: { tenantId: id } })}
        searchLabel={t('search')}
        filters={<Filters list={list} />}
        empty={{ title: t('empty.title'), text: t('empty.text'), action: newCompany }}
        {...(mayChangeMany && { selection })}
      />
      {mayChangeMany && companies.data && companies.data.items.length > 0 ? (
        <BulkBar search={list.search} selected={selected} onClear={() => setSelected(new Set())} />
      ) : null}
    </Page>
  )
}

function Name({ company }: { company: ListedCompany }) {
  return (
    <span className={classes.named}>
      <span>{company.name}</span>
      <span>{company.code}</span>
    </span>
  )
}

function State({ company: { state, trialEndsAt, deletedAt } }: { company: ListedCompany }) {
  const { t } = useTranslation('tenants')
  if (deletedAt) return <StatusBadge tone="danger">{t('deleted')}</StatusBadge>
  return state ? <SubscriptionBadge state={state} trialEndsAt={trialEndsAt} /> : '–'
}

function Filters({ list }: { list: List<ReturnType<typeof route.useSearch>> }) {
  const { t } = useTranslation('tenants', 'company')
  const { options: plans } = usePlans()
  return (
    <>
      <ListFilter list={list} name="plan" label={t('plan')} options={plans} />
      <ListFilter
        list={list}
        name="state"
        label={t('state')}
        options={subscriptionStates.map((value) => ({ value, label: t(`company:states.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="activation"
        label={t('activation')}
        options={activations.map((value) => ({ value, label: t(`activations.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="industry"
        label={t('company:settings.industry')}
        options={industries.map((value) => ({ value, label: t(`company:industries.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="region"
        label={t('company:settings.region')}
        options={regions.map((value) => ({ value, label: t(`company:regions.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="deleted"
        label={t('deletedFilter')}
        none={t('notDeleted')}
        options={[{ value: 'yes', label: t('onlyDeleted') }]}
      />
    </>
  )
}
