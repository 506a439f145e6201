import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  MomentText,
  StatusBadge,
  useListSearch,
  useNotifyRefusal,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './coupons.module.css'
import { type Code, codeTones, followPush } from './coupons.ts'
import { NewCode } from './new-code.tsx'
import { PushBadge } from './push-badge.tsx'
import { useCouponText } from './use-coupon-text.ts'

const route = getRouteApi('/_signed-in/subscriptions/coupons/$couponId')

/** The codes of one coupon, newest first. */
export function CodesTable({ couponId, canAdd }: { couponId: string; canAdd: boolean }) {
  const { t } = useTranslation('coupons')
  const trpc = useTRPC()
  const text = useCouponText()
  const list = useListSearch(route.useSearch())
  const { cursor, query } = list.search
  const codes = useQuery(
    trpc.coupons.codes.queryOptions(
      { couponId, ...(cursor ? { cursor } : {}), ...(query ? { query: query.slice(0, 40) } : {}) },
      { ...list.options, refetchInterval: ({ state }) => followPush(state.data?.items) },
    ),
  )
  const columns: Column<Code, never>[] = [
    {
      key: 'code',
      header: t('codes.code'),
      cell: ({ code }) => <span className={classes.code}>{code}</span>,
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state }) => <StatusBadge tone={codeTones[state]}>{t(`codes.states.${state}`)}</StatusBadge>,
      width: '9rem',
    },
    { key: 'uses', header: t('uses'), align: 'end', cell: text.uses, width: '8rem' },
    {
      key: 'until',
      header: t('codes.expires'),
      cell: ({ expiresAt }) => <MomentText value={expiresAt} as="date" />,
      width: '9rem',
    },
    {
      key: 'who',
      header: t('codes.who'),
      cell: ({ firstTimeOnly }) => t(firstTimeOnly ? 'codes.firstTime' : 'codes.everyone'),
    },
    {
      key: 'push',
      header: t('atStripe'),
      cell: ({ push, pushError }) => <PushBadge push={push} error={pushError} />,
      width: '10rem',
    },
  ]
  return (
    <DataTable
      label={t('codes.title')}
      query={codes}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      searchLabel={t('codes.search')}
      rowActions={(code) => (code.may.switch ? <SwitchCode code={code} /> : null)}
      empty={{
        title: t('codes.none'),
        text: t('codes.noneText'),
        action: canAdd ? <NewCode couponId={couponId} /> : null,
      }}
    />
  )
}

function SwitchCode({ code: { id, code, version, active } }: { code: Code }) {
  const { t } = useTranslation('coupons')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  const turn = useMutation(
    trpc.coupons.switchCode.mutationOptions({
      onError,
      onSettled: () => queryClient.invalidateQueries(trpc.coupons.pathFilter()),
    }),
  )
  return (
    <Button
      size="xs"
      variant="default"
      loading={turn.isPending}
      aria-label={t(active ? 'codes.switchOffOf' : 'codes.switchOnOf', { code })}
      onClick={() => turn.mutate({ id, version, active: !active })}
    >
      {t(active ? 'codes.switchOff' : 'codes.switchOn')}
    </Button>
  )
}
