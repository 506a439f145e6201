import { useFormat, useTranslation } from '@leasehold/i18n/react'
import {
  ConfirmDialog,
  Facts,
  MomentText,
  notify,
  Page,
  PageHeader,
  Section,
  StatusBadge,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { CodesTable } from './codes-table.tsx'
import { type Coupon, couponTones, followPush } from './coupons.ts'
import { NewCode } from './new-code.tsx'
import { PushBadge } from './push-badge.tsx'
import { useCouponText } from './use-coupon-text.ts'

const route = getRouteApi('/_signed-in/subscriptions/coupons/$couponId')

/** One coupon, and the codes by which customers get it. */
export function CouponPage() {
  const { t, locale } = useTranslation('coupons')
  const { couponId } = route.useParams()
  const trpc = useTRPC()
  const { data: coupon } = useSuspenseQuery(
    trpc.coupons.get.queryOptions(
      { couponId },
      { refetchInterval: ({ state }) => followPush(state.data ? [state.data] : []) },
    ),
  )
  const { state, name, may } = coupon
  return (
    <Page>
      <PageHeader
        title={name[locale]}
        badge={<StatusBadge tone={couponTones[state]}>{t(`states.${state}`)}</StatusBadge>}
        actions={
          <>
            {may.withdraw ? <Withdraw coupon={coupon} /> : null}
            {may.addCode ? <NewCode couponId={couponId} /> : null}
          </>
        }
        back={{ link: linkOptions({ to: '/subscriptions/coupons' }), label: t('title') }}
      />
      <Section title={t('details')}>
        <CouponFacts coupon={coupon} />
      </Section>
      <CodesTable couponId={couponId} canAdd={may.addCode} />
    </Page>
  )
}

function CouponFacts({ coupon }: { coupon: Coupon }) {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  const text = useCouponText()
  const { redeemBy, createdAt, createdBy, push, pushError, codes } = coupon
  return (
    <Facts
      items={[
        { label: t('off'), value: text.off(coupon) },
        { label: t('duration'), value: text.duration(coupon) },
        { label: t('uses'), value: text.uses(coupon) },
        { label: t('codes.count'), value: format.number(codes) },
        { label: t('redeemBy'), value: redeemBy ? <MomentText value={redeemBy} /> : t('noEnd') },
        { label: t('atStripe'), value: <PushBadge push={push} error={pushError} /> },
        {
          label: t('created'),
          value: (
            <span>
              <MomentText value={createdAt} />
              {createdBy?.name ? ` · ${createdBy.name}` : null}
            </span>
          ),
        },
      ]}
    />
  )
}

function Withdraw({ coupon: { id, name, version } }: { coupon: Coupon }) {
  const { t, locale } = useTranslation('coupons')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [opened, setOpened] = useState(false)
  const withdraw = useMutation(
    trpc.coupons.withdraw.mutationOptions({
      onSuccess: async () => {
        setOpened(false)
        await notify({ message: t('withdraw.done', { name: name[locale] }) })
      },
      onSettled: () => queryClient.invalidateQueries(trpc.coupons.pathFilter()),
    }),
  )
  return (
    <>
      <Button variant="default" onClick={() => setOpened(true)}>
        {t('withdraw.action')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('withdraw.title', { name: name[locale] })}
        confirmLabel={t('withdraw.action')}
        danger
        mutation={withdraw}
        onConfirm={() => withdraw.mutate({ couponId: id, version })}
      >
        {t('withdraw.text')}
      </ConfirmDialog>
    </>
  )
}
