import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
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
import { SubscriptionsTabs } from '../subscriptions/subscriptions-tabs.tsx'
import classes from './coupons.module.css'
import { type Coupon, couponTones, followPush } from './coupons.ts'
import { NewCoupon } from './new-coupon.tsx'
import { PushBadge } from './push-badge.tsx'
import { useCouponText } from './use-coupon-text.ts'

const route = getRouteApi('/_signed-in/subscriptions/coupons/')

/** Coupons, newest first: those that somebody can still get, or all. */
export function CouponsPage() {
  const { t, locale } = useTranslation('coupons')
  const trpc = useTRPC()
  const text = useCouponText()
  const list = useListSearch(route.useSearch())
  const { cursor, state } = list.search
  const coupons = useQuery(
    trpc.coupons.list.queryOptions(
      { state: state ?? 'open', ...(cursor ? { cursor } : {}) },
      { ...list.options, refetchInterval: (query) => followPush(query.state.data?.items) },
    ),
  )
  const create = useMay('coupons:manage') ? <NewCoupon /> : null
  const columns: Column<Coupon, never>[] = [
    { key: 'name', header: t('name'), cell: ({ name }) => name[locale] },
    {
      key: 'off',
      header: t('off'),
      cell: (each) => (
        <span className={classes.stacked}>
          <span>{text.off(each)}</span>
          <small>{text.duration(each)}</small>
        </span>
      ),
    },
    { key: 'uses', header: t('uses'), align: 'end', cell: text.uses, width: '9rem' },
    {
      key: 'until',
      header: t('redeemBy'),
      cell: ({ redeemBy }) => <MomentText value={redeemBy} as="date" />,
      width: '9rem',
    },
    {
      key: 'state',
      header: t('state'),
      cell: (each) => <StatusBadge tone={couponTones[each.state]}>{t(`states.${each.state}`)}</StatusBadge>,
      width: '8rem',
    },
    {
      key: 'push',
      header: t('atStripe'),
      cell: ({ push, pushError }) => <PushBadge push={push} error={pushError} />,
      width: '10rem',
    },
  ]
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <SubscriptionsTabs />
      <DataTable
        label={t('title')}
        query={coupons}
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowLink={({ id }) =>
          linkOptions({ to: '/subscriptions/coupons/$couponId', params: { couponId: id } })
        }
        filters={
          <ListFilter
            list={list}
            name="state"
            label={t('shown')}
            none={t('shownOpen')}
            options={[{ value: 'all', label: t('shownAll') }]}
          />
        }
        empty={{ title: t('empty.title'), text: t('empty.text'), action: create }}
      />
    </Page>
  )
}
