import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { type Column, DataTable, Page, PageHeader, StatusBadge, useListSearch } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { NewFeature } from './new-feature.tsx'
import classes from './plans.module.css'
import type { CatalogFeature } from './plans.ts'
import { PlansTabs } from './plans-tabs.tsx'
import { RenameFeature } from './rename-feature.tsx'
import { useJoin } from './use-join.ts'

const route = getRouteApi('/_signed-in/plans/features')

/** Everything that plans can speak of: a catalog has dozens, so all are on one page. */
export function FeaturesPage() {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const features = useQuery(trpc.plans.features.queryOptions())
  const items = features.data?.features
  const mayManage = useMay('plans:manage')
  const create = mayManage ? <NewFeature /> : null
  return (
    <Page>
      <PageHeader title={t('features.title')} description={t('features.description')} actions={create} />
      <PlansTabs />
      <DataTable
        label={t('features.title')}
        query={{ ...features, data: items && { items, next: null, previous: null } }}
        list={list}
        columns={useColumns()}
        rowKey={({ key }) => key}
        {...(mayManage
          ? { rowActions: (feature: CatalogFeature) => <RenameFeature feature={feature} /> }
          : {})}
        empty={{ title: t('features.empty.title'), text: t('features.empty.text'), action: create }}
      />
    </Page>
  )
}

function useColumns(): Column<CatalogFeature, never>[] {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const { nameOf } = usePlans()
  const join = useJoin()
  return [
    {
      key: 'name',
      header: t('features.name'),
      cell: ({ name, key }) => (
        <span className={classes.named}>
          {name[locale]} <span className={classes.key}>{key}</span>
        </span>
      ),
    },
    {
      key: 'kind',
      header: t('features.kind'),
      cell: ({ kind, isBuiltIn }) => (
        <span className={classes.badges}>
          {t(`features.kinds.${kind}`)}
          {isBuiltIn ? null : <StatusBadge tone="info">{t('features.own')}</StatusBadge>}
        </span>
      ),
    },
    {
      key: 'unit',
      header: t('features.unit'),
      cell: ({ unit }) => (unit ? t(`features.units.${unit}`) : '–'),
    },
    {
      key: 'plans',
      header: t('features.usedBy'),
      cell: ({ plans }) => join(plans.map(nameOf)) || '–',
    },
  ]
}
