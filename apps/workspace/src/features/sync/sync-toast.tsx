import { syncSteps } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { Loader, Progress } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconPoint } from '@tabler/icons-react'
import classes from './sync.module.css'
import { isUnderWay, useSync } from './use-sync.ts'

/** Tells in a corner, step by step, that the workspace is being made to match the plan; ends by itself. */
export function SyncToast({ tenant }: { tenant: string }) {
  const { t } = useTranslation('company')
  const run = useSync(tenant)
  const begun = new Map(run?.steps.map((report) => [report.step, report]))
  return (
    <div role="status" className={classes.place}>
      {run ? (
        <div className={classes.toast} data-state={run.state}>
          <strong>
            {isUnderWay(run)
              ? t('sync.running')
              : run.state === 'succeeded'
                ? t('sync.succeeded')
                : t('sync.failed')}
          </strong>
          {isUnderWay(run) ? (
            <>
              <Progress value={run.progress} size="sm" aria-hidden />
              <ol className={classes.steps}>
                {syncSteps.map((step) => {
                  const report = begun.get(step)
                  return (
                    <li key={step} data-state={report ? (report.endedAt ? 'done' : 'running') : 'waiting'}>
                      {report?.endedAt ? (
                        <IconCheck size={16} aria-hidden />
                      ) : report ? (
                        <Loader size={14} aria-hidden />
                      ) : (
                        <IconPoint size={16} aria-hidden />
                      )}
                      {t(`sync.steps.${step}`)}
                    </li>
                  )
                })}
              </ol>
            </>
          ) : (
            <span className={classes.outcome}>
              {run.state === 'succeeded' ? (
                <IconCheck size={16} aria-hidden />
              ) : (
                <IconAlertTriangle size={16} aria-hidden />
              )}
              {t(run.state === 'succeeded' ? 'sync.done' : 'sync.notDone')}
            </span>
          )}
        </div>
      ) : null}
    </div>
  )
}
