import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { MomentText, Notice, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { Progress } from '@mantine/core'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { useRunText } from '../sync/use-run-text.ts'
import { DifferencesTable } from './differences-table.tsx'
import { MendAll } from './mend-all.tsx'
import classes from './reconciliation.module.css'
import { type Run, runTones } from './reconciliation.ts'

const route = getRouteApi('/_signed-in/stripe/reconciliation/$runId')

/** One comparison: how far it is, what differs on which side, and what was mended. */
export function RunPage() {
  const { t } = useTranslation('stripe')
  const { runId } = route.useParams()
  const { run, isMending, onAsked } = useRun(runId)
  const { state, mends, error, may } = run
  return (
    <Page>
      <PageHeader
        title={t('runs.one')}
        badge={<StatusBadge tone={runTones[state]}>{t(`runs.states.${state}`)}</StatusBadge>}
        description={t(mends ? 'runs.mends' : 'runs.reports')}
        actions={may.mend ? <MendAll run={run} isMending={isMending} onAsked={onAsked} /> : null}
        back={{ link: linkOptions({ to: '/stripe/reconciliation' }), label: t('runs.title') }}
      />
      {error ? <Notice tone="danger">{t('runs.failed', { error })}</Notice> : null}
      <Section title={t('runs.progress')}>
        <Counts run={run} />
      </Section>
      <DifferencesTable runId={runId} isMoving={state === 'running' || isMending} onAsked={onAsked} />
    </Page>
  )
}

/** How long mending is waited for: what cannot be mended says so within it. */
const PATIENCE = 10_000

/** A run; read again by itself while it goes on, and for a while after mending was asked for. */
function useRun(runId: string) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<{ until: number } | null>(null)
  const { data: run } = useSuspenseQuery(
    trpc.reconciliation.get.queryOptions(
      { reconciliationId: runId },
      {
        refetchInterval: ({ state }) => (state.data?.state === 'running' || asked !== null ? 1_000 : false),
      },
    ),
  )
  const isOver = asked !== null && run.mended >= Math.min(asked.until, run.differing)
  if (isOver) setAsked(null)
  useEffect(() => {
    if (asked === null) return undefined
    const timer = setTimeout(() => setAsked(null), PATIENCE)
    return () => clearTimeout(timer)
  }, [asked])
  const moved = `${run.state} ${run.differing} ${run.mended}`
  const onMoved = useEffectEvent(
    () => void queryClient.invalidateQueries(trpc.reconciliation.differences.pathFilter()),
  )
  // What was found stands in another list.
  useEffect(() => {
    if (moved) onMoved()
  }, [moved])
  return {
    run,
    isMending: asked !== null,
    /** Takes how many were asked to be mended. */
    onAsked: (count: number) => setAsked({ until: run.mended + count }),
  }
}

function Counts({ run }: { run: Run }) {
  const { t } = useTranslation('stripe')
  const format = useFormat()
  const { took } = useRunText()
  const { state, checked, differing, mended, actor, createdAt, endedAt } = run
  return (
    <div role="status">
      <p className={classes.counts}>
        {t('runs.counts', {
          checked: format.number(checked),
          differing: format.number(differing),
          mended: format.number(mended),
        })}
      </p>
      {state === 'running' ? (
        <Progress value={100} animated aria-label={t('runs.progress')} />
      ) : (
        <p className={classes.counts}>
          {actor.name ?? t('runs.bySystem')} · <MomentText value={createdAt} as="second" /> ·{' '}
          {took(createdAt, endedAt)}
        </p>
      )}
    </div>
  )
}
