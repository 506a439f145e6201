import { objectKeys } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  ConfirmDialog,
  DataTable,
  notify,
  Page,
  PageHeader,
  StatusBadge,
  useListSearch,
  useNotifyRefusal,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './sync.module.css'
import type { Drift } from './sync.ts'
import { SyncTabs } from './sync-tabs.tsx'

const route = getRouteApi('/_signed-in/sync/drift')

/** Companies whose workspace is not what they may use, computed when one looks. */
export function DriftPage() {
  const { t } = useTranslation('sync')
  const trpc = useTRPC()
  const mayManage = useMay('sync:manage')
  const list = useListSearch(route.useSearch())
  const { cursor } = list.search
  const drift = useQuery(
    trpc.sync.drift.queryOptions(cursor ? { cursor } : {}, {
      ...list.options,
      refetchInterval: ({ state }) => (state.data?.items.some(({ isPending }) => isPending) ? 3_000 : false),
    }),
  )
  const waiting = drift.data?.items.filter(({ isPending }) => !isPending) ?? []
  const columns: Column<Drift, never>[] = [
    {
      key: 'company',
      header: t('company'),
      cell: ({ tenant }) => (
        <>
          {tenant.name} <span className={classes.code}>{tenant.code}</span>
        </>
      ),
      width: '26%',
    },
    { key: 'state', header: t('state'), cell: (each) => <State drift={each} />, width: '11rem' },
    {
      key: 'missing',
      header: t('driftPage.missing'),
      cell: ({ missing }) => <Objects keys={missing} />,
    },
    {
      key: 'surplus',
      header: t('driftPage.surplus'),
      cell: ({ surplus }) => <Objects keys={surplus} />,
    },
    {
      key: 'unseeded',
      header: t('driftPage.unseeded'),
      cell: ({ unseeded }) => <Objects keys={unseeded} />,
    },
  ]
  return (
    <Page>
      <PageHeader
        title={t('drift')}
        description={t('driftPage.description')}
        actions={
          mayManage && waiting.length > 0 ? (
            <>
              {drift.data?.next ? <MendMany tenantIds={null} /> : null}
              <MendMany tenantIds={waiting.map(({ tenant }) => tenant.id)} />
            </>
          ) : null
        }
      />
      <SyncTabs />
      <p className={classes.text}>
        {t('driftPage.text')} {drift.data ? t('driftPage.looked', { count: drift.data.looked }) : null}
      </p>
      <DataTable
        label={t('drift')}
        query={drift}
        list={list}
        columns={columns}
        rowKey={({ tenant }) => tenant.id}
        rowLink={({ tenant }) =>
          linkOptions({ to: '/companies/$tenantId/entitlements', params: { tenantId: tenant.id } })
        }
        empty={{
          title: t('driftPage.emptyTitle'),
          text: drift.data?.next ? t('driftPage.emptyPage') : t('driftPage.emptyText'),
        }}
        {...(mayManage && {
          rowActions: (each: Drift) => (each.isPending ? null : <Mend drift={each} />),
        })}
      />
    </Page>
  )
}

function State({ drift: { isPending, neverSynced } }: { drift: Drift }) {
  const { t } = useTranslation('sync')
  if (isPending) return <StatusBadge tone="info">{t('driftPage.pending')}</StatusBadge>
  return <StatusBadge tone="warning">{neverSynced ? t('driftPage.never') : t('drift')}</StatusBadge>
}

function Objects({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation('records')
  const names = keys.map((key) => {
    const known = objectKeys.find((one) => one === key)
    return known ? t(`objects.${known}`) : key
  })
  return names.length === 0 ? '–' : names.join(', ')
}

function useMend() {
  const { t } = useTranslation('sync')
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const onError = useNotifyRefusal()
  return useMutation(
    trpc.sync.mend.mutationOptions({
      onError,
      onSuccess: ({ requested }) =>
        notify({
          message:
            requested === null ? t('driftPage.askedEvery') : t('driftPage.asked', { count: requested }),
        }),
      onSettled: () => queryClient.invalidateQueries(trpc.sync.pathFilter()),
    }),
  )
}

function Mend({ drift: { tenant } }: { drift: Drift }) {
  const { t } = useTranslation('sync')
  const mend = useMend()
  return (
    <Button
      size="xs"
      variant="default"
      loading={mend.isPending}
      aria-label={t('driftPage.mendOf', { company: tenant.name })}
      onClick={() => mend.mutate({ tenantIds: [tenant.id] })}
    >
      {t('driftPage.mend')}
    </Button>
  )
}

/** Asks before many are mended: those listed, or every one on every page (null). */
function MendMany({ tenantIds }: { tenantIds: string[] | null }) {
  const { t } = useTranslation('sync')
  const mend = useMend()
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button {...(tenantIds === null && { variant: 'default' })} onClick={() => setOpened(true)}>
        {t(tenantIds === null ? 'driftPage.mendEvery' : 'driftPage.mendAll')}
      </Button>
      <ConfirmDialog
        opened={opened}
        onClose={close}
        title={t(tenantIds === null ? 'driftPage.mendEveryTitle' : 'driftPage.mendAllTitle')}
        confirmLabel={t('driftPage.mend')}
        mutation={mend}
        onConfirm={() => mend.mutate({ tenantIds }, { onSuccess: close })}
      >
        {t('driftPage.mendAllText')}
      </ConfirmDialog>
    </>
  )
}
