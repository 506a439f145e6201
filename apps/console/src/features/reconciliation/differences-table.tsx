import { useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  ListFilter,
  MomentText,
  StatusBadge,
  useListSearch,
  useNotifyRefusal,
} from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { useOutcomeText } from '../stripe/use-outcome-text.ts'
import classes from './reconciliation.module.css'
import type { Difference } from './reconciliation.ts'
import { Sides } from './sides.tsx'

const route = getRouteApi('/_signed-in/stripe/reconciliation/$runId')

type Props = { runId: string; isMoving: boolean; onAsked: (count: number) => void }

/** What differs, ours and theirs side by side, and whether it was mended. */
export function DifferencesTable({ runId, isMoving, onAsked }: Props) {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const { cursor, unmended } = list.search
  const differences = useQuery(
    trpc.reconciliation.differences.queryOptions(
      { reconciliationId: runId, unmended: unmended === 'yes', ...(cursor ? { cursor } : {}) },
      { ...list.options, refetchInterval: isMoving ? 1_000 : false },
    ),
  )
  const columns: Column<Difference, never>[] = [
    { key: 'what', header: t('differences.what'), cell: (each) => <What difference={each} />, width: '26%' },
    {
      key: 'sides',
      header: t('differences.sides'),
      cell: ({ ours, theirs }) => <Sides ours={ours} theirs={theirs} />,
    },
    { key: 'state', header: t('state'), cell: (each) => <State difference={each} />, width: '13rem' },
  ]
  return (
    <DataTable
      label={t('differences.title')}
      query={differences}
      list={list}
      columns={columns}
      rowKey={({ id }) => id}
      filters={
        <ListFilter
          list={list}
          name="unmended"
          label={t('differences.shown')}
          none={t('differences.all')}
          options={[{ value: 'yes', label: t('differences.unmended') }]}
        />
      }
      rowActions={(each) =>
        each.may.mend ? <Mend runId={runId} difference={each} onAsked={onAsked} isMoving={isMoving} /> : null
      }
      empty={{
        title: t(isMoving ? 'differences.notYet' : 'differences.none'),
        text: t(isMoving ? 'differences.notYetText' : 'differences.noneText'),
      }}
    />
  )
}

function What({ difference: { kind, company, providerId } }: { difference: Difference }) {
  const { t } = useTranslation('stripe')
  return (
    <span className={classes.what}>
      <span>{t(`kinds.${kind}`)}</span>
      {company ? (
        <Link
          className={classes.link}
          to="/companies/$tenantId/subscription"
          params={{ tenantId: company.id }}
        >
          {company.name} ({company.code})
        </Link>
      ) : (
        <small>{t('ofNobody')}</small>
      )}
      {providerId ? <span className={classes.id}>{providerId}</span> : null}
    </span>
  )
}

function State({ difference: { mendedAt, error } }: { difference: Difference }) {
  const { t } = useTranslation('stripe')
  const outcomeText = useOutcomeText()
  if (mendedAt)
    return (
      <span className={classes.what}>
        <StatusBadge tone="success">{t('differences.mended')}</StatusBadge>
        <small>
          <MomentText value={mendedAt} as="second" />
        </small>
      </span>
    )
  return (
    <span className={classes.what}>
      <StatusBadge tone={error ? 'danger' : 'warning'}>
        {t(error ? 'differences.notMended' : 'differences.differs')}
      </StatusBadge>
      {error ? <span className={classes.failed}>{outcomeText(error)}</span> : null}
    </span>
  )
}

function Mend({ runId, difference, isMoving, onAsked }: Props & { difference: Difference }) {
  const { t } = useTranslation('stripe')
  const trpc = useTRPC()
  const onError = useNotifyRefusal()
  const mend = useMutation(trpc.reconciliation.mend.mutationOptions({ onError, onSuccess: () => onAsked(1) }))
  const name = difference.company?.name ?? difference.providerId ?? ''
  return (
    <Button
      size="xs"
      variant="default"
      loading={mend.isPending}
      disabled={isMoving}
      aria-label={t('mend.of', { name })}
      onClick={() => mend.mutate({ reconciliationId: runId, id: difference.id })}
    >
      {t('mend.action')}
    </Button>
  )
}
