import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { SettingsTable } from './settings-table.tsx'
import classes from './system.module.css'
import { useCount } from './use-count.ts'

/** On what the platform runs. Nothing can be changed here. */
export function SystemPage() {
  const { t } = useTranslation('system')
  const trpc = useTRPC()
  const { data: system } = useSuspenseQuery(trpc.system.read.queryOptions())
  const { database, jobs } = system
  const count = useCount()
  const format = useFormat()
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      <div className={classes.pair}>
        <Section title={t('versions')}>
          <Facts
            items={[
              { label: t('version'), value: system.version },
              { label: t('node'), value: system.nodeVersion },
              { label: t('postgres'), value: database.version },
            ]}
          />
        </Section>
        <Section title={t('database')}>
          <Facts
            items={[
              { label: t('databaseStarted'), value: <MomentText value={database.startedAt} /> },
              {
                label: t('databaseSize'),
                value: `${format.number(Math.ceil(database.sizeBytes / 1_048_576))} MB`,
              },
            ]}
          />
        </Section>
        <Section title={t('jobs.title')}>
          <Facts
            items={[
              { label: t('jobs.waiting'), value: count(jobs.waiting) },
              { label: t('jobs.retrying'), value: count(jobs.retrying) },
              {
                label: t('jobs.failed'),
                value:
                  jobs.failed.count > 0 ? (
                    <StatusBadge tone="danger">{count(jobs.failed)}</StatusBadge>
                  ) : (
                    count(jobs.failed)
                  ),
              },
            ]}
          />
        </Section>
      </div>
      <SettingsTable settings={system.settings} />
    </Page>
  )
}
