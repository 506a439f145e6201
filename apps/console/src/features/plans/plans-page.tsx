import { planKinds } from '@leasehold/catalog'
import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, ListFilter, Page, PageHeader, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { NewPlan } from './new-plan.tsx'
import { PlanBadges } from './plan-badges.tsx'
import { PlanMenu } from './plan-menu.tsx'
import classes from './plans.module.css'
import type { ListedPlan } from './plans.ts'
import { PlansTabs } from './plans-tabs.tsx'
import { PriceText } from './price-text.tsx'

const route = getRouteApi('/_signed-in/plans/')

/** Every plan and add-on in the order in which people see them: a catalog has dozens, so all are on one page. */
export function PlansPage() {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const plans = useQuery(trpc.plans.list.queryOptions())
  const mayManage = useMay('plans:manage')
  const all = plans.data?.plans
  const items = all?.filter(({ kind }) => list.search.kind === undefined || kind === list.search.kind)
  const order = all?.map(({ key }) => key) ?? []
  const shown = items?.map(({ key }) => key) ?? []
  const newPlan = mayManage ? <NewPlan /> : null
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} actions={newPlan} />
      <PlansTabs />
      <DataTable
        label={t('title')}
        query={{ ...plans, data: items && { items, next: null, previous: null } }}
        list={list}
        columns={useColumns()}
        rowKey={({ key }) => key}
        rowLink={({ key }) => linkOptions({ to: '/plans/view/$key', params: { key } })}
        {...(mayManage
          ? { rowActions: (plan: ListedPlan) => <PlanMenu plan={plan} order={order} shown={shown} /> }
          : {})}
        filters={
          <ListFilter
            list={list}
            name="kind"
            label={t('kind')}
            options={planKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        }
        empty={{ title: t('empty.title'), text: t('empty.text'), action: newPlan }}
      />
    </Page>
  )
}

function useColumns(): Column<ListedPlan, never>[] {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const { number } = useFormat()
  return [
    {
      key: 'plan',
      header: t('plan'),
      cell: ({ name, key }) => (
        <span className={classes.named}>
          {name[locale]} <span className={classes.key}>{key}</span>
        </span>
      ),
    },
    { key: 'kind', header: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      key: 'sale',
      header: t('sale'),
      cell: (plan) => <PlanBadges {...plan} />,
    },
    {
      key: 'price',
      header: t('price'),
      cell: ({ sells, contactUs }) => <PriceText sells={sells} contactUs={contactUs} />,
    },
    { key: 'version', header: t('version'), cell: ({ latest }) => latest ?? '–', align: 'end' },
    {
      key: 'companies',
      header: t('companies'),
      align: 'end',
      cell: ({ tenants, tenantsBehind }) => (
        <span className={classes.counted}>
          {number(tenants)}
          {tenantsBehind > 0 ? <span>{t('behind', { count: tenantsBehind })}</span> : null}
        </span>
      ),
    },
  ]
}
