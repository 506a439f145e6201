import { cycles, subscriptionSources, subscriptionStates } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { type List, ListDateFilter, ListDateRange, ListFilter } from '@leasehold/ui'
import { usePlans } from '../../lib/plans.ts'
import type { SubscriptionsSearch } from './subscriptions-search.ts'

/** What the list of subscriptions can be narrowed by. */
export function SubscriptionsFilters({ list }: { list: List<SubscriptionsSearch> }) {
  const { t } = useTranslation('subscriptions', 'company', 'billing')
  const { options: plans } = usePlans()
  return (
    <>
      <ListFilter
        list={list}
        name="state"
        label={t('state')}
        options={subscriptionStates.map((value) => ({ value, label: t(`company:states.${value}`) }))}
      />
      <ListFilter list={list} name="plan" label={t('plan')} options={plans} />
      <ListFilter
        list={list}
        name="source"
        label={t('source')}
        options={subscriptionSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
      />
      <ListFilter
        list={list}
        name="cycle"
        label={t('cycle')}
        options={cycles.map((value) => ({ value, label: t(`billing:cycles.${value}`) }))}
      />
      <ListDateRange>
        <ListDateFilter list={list} name="periodEndsFrom" label={t('periodEndsFrom')} />
        <ListDateFilter list={list} name="periodEndsTo" label={t('until')} />
      </ListDateRange>
      <ListDateRange>
        <ListDateFilter list={list} name="createdFrom" label={t('createdFrom')} />
        <ListDateFilter list={list} name="createdTo" label={t('until')} />
      </ListDateRange>
    </>
  )
}
