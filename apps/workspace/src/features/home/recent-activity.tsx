import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { ErrorState, MomentText, Section, Timeline } from '@leasehold/ui'
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { ActorName } from '../audit/actor-name.tsx'
import classes from './home.module.css'

/** The newest entries of the audit log. */
export function RecentActivity({ tenant }: { tenant: string }) {
  const { t } = useTranslation('company')
  const words = useAuditWords()
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.audit.list.queryOptions({ limit: 6 }))
  const items = data?.items.map((entry) => ({
    key: String(entry.seq),
    title: (
      <Link to="/$tenant/audit/$seq" params={{ tenant, seq: String(entry.seq) }} className={classes.entry}>
        {words.action(entry.action)}
        {entry.subject ? <span className={classes.subject}>{entry.subject}</span> : null}
      </Link>
    ),
    meta: (
      <>
        <ActorName entry={entry} /> · <MomentText value={entry.occurredAt} as="relative" />
      </>
    ),
  }))
  return (
    <Section
      title={t('home.activity')}
      actions={
        <Link to="/$tenant/audit" params={{ tenant }} className={classes.all}>
          {t('home.allActivity')}
        </Link>
      }
    >
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {items && items.length === 0 ? t('home.noActivity') : null}
      {items && items.length > 0 ? <Timeline label={t('home.activity')} items={items} /> : null}
      {!items && !error ? <Skeleton height={12} width="50%" radius="xl" /> : null}
    </Section>
  )
}
