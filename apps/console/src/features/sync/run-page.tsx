import { syncSteps } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Notice, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { Loader, Progress } from '@mantine/core'
import { IconCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { getRouteApi, Link, linkOptions } from '@tanstack/react-router'
import { RunActions } from './run-actions.tsx'
import classes from './sync.module.css'
import { isUnderWay, type Run, stateTones } from './sync.ts'
import { useRun } from './use-run.ts'
import { useRunText } from './use-run-text.ts'

const route = getRouteApi('/_signed-in/sync/$runId')

/** One run, step by step, while it goes on and afterwards. */
export function RunPage() {
  const { t } = useTranslation('sync')
  const { runId } = route.useParams()
  const run = useRun(runId)
  return (
    <Page>
      <PageHeader
        title={t('run.title', { company: run.tenant.name })}
        badge={<StatusBadge tone={stateTones[run.state]}>{t(`states.${run.state}`)}</StatusBadge>}
        description={t(`causes.${run.cause}`)}
        actions={<RunActions run={run} />}
        back={{ link: linkOptions({ to: '/sync' }), label: t('title') }}
      />
      {run.error ? <Notice tone="danger">{t('run.failed', { error: run.error })}</Notice> : null}
      <Section title={t('run.steps')}>
        {isUnderWay(run) ? (
          <Progress.Root mb="sm">
            <Progress.Section
              value={run.progress}
              aria-label={t('run.percent', { percent: String(run.progress) })}
            />
          </Progress.Root>
        ) : null}
        <Steps run={run} />
      </Section>
      <Section title={t('run.details')}>
        <Details run={run} />
      </Section>
    </Page>
  )
}

function Steps({ run: { steps, state } }: { run: Run }) {
  const { t } = useTranslation('sync')
  const { took } = useRunText()
  return (
    <ol className={classes.steps} aria-live="polite">
      {syncSteps.map((step) => {
        const report = steps.find((each) => each.step === step)
        const isDone = report?.endedAt != null
        const hasFailed = report !== undefined && !isDone && state === 'failed'
        const stage = isDone ? 'done' : hasFailed ? 'failed' : report ? 'running' : 'waiting'
        return (
          <li key={step} data-state={stage}>
            <StageIcon stage={stage} />
            <div className={classes.step}>
              <p className={classes.name}>{t(`steps.${step}`)}</p>
              <p className={classes.dimmed}>
                {report && isDone
                  ? [
                      ...(report.made > 0 ? [t(`stepMade.${step}`, { count: report.made })] : []),
                      took(report.startedAt, report.endedAt),
                    ].join(' · ')
                  : stage === 'failed'
                    ? t('states.failed')
                    : t(stage === 'running' ? 'run.underWay' : 'run.notBegun')}
              </p>
              {report ? (
                <p className={classes.dimmed}>
                  <MomentText value={report.startedAt} as="second" />
                </p>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function StageIcon({ stage }: { stage: 'done' | 'failed' | 'running' | 'waiting' }) {
  if (stage === 'running') return <Loader size={20} aria-hidden />
  const Icon = { done: IconCircleCheck, failed: IconCircleX, waiting: IconCircle }[stage]
  return <Icon size={20} stroke={1.6} aria-hidden />
}

function Details({ run }: { run: Run }) {
  const { t } = useTranslation('sync')
  const format = useFormat()
  const words = useRunText()
  const { tenant, createdAt, startedAt, endedAt, made, attempts, merged, bulkId, retryOf } = run
  return (
    <Facts
      items={[
        {
          label: t('company'),
          value: (
            <Link className={classes.link} to="/companies/$tenantId" params={{ tenantId: tenant.id }}>
              {tenant.name} ({tenant.code})
            </Link>
          ),
        },
        { label: t('who'), value: words.actor(run) },
        { label: t('started'), value: <MomentText value={createdAt} as="second" /> },
        { label: t('run.begun'), value: <MomentText value={startedAt} as="second" /> },
        { label: t('run.ended'), value: <MomentText value={endedAt} as="second" /> },
        { label: t('duration'), value: words.took(startedAt, endedAt) },
        { label: t('made'), value: format.number(made) },
        { label: t('run.attempts'), value: format.number(attempts) },
        { label: t('run.merged'), value: format.number(merged) },
        {
          label: t('run.version'),
          value: run.entitlementVersion === null ? null : format.number(run.entitlementVersion),
        },
        ...(bulkId
          ? [
              {
                label: t('run.bulk'),
                value: (
                  <Link className={classes.link} to="/bulk/$bulkId" params={{ bulkId }}>
                    {t('run.toBulk')}
                  </Link>
                ),
              },
            ]
          : []),
        ...(retryOf
          ? [
              {
                label: t('run.retryOf'),
                value: (
                  <Link className={classes.link} to="/sync/$runId" params={{ runId: retryOf }}>
                    {t('run.toFirst')}
                  </Link>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
