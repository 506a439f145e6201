import { useTranslation } from '@leasehold/i18n/react'
import { ErrorState, PageLoading, Section, Timeline } from '@leasehold/ui'
import { Button } from '@mantine/core'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'
import { useEntryItem } from './use-entry-item.tsx'
import { useTimeline } from './use-timeline.ts'

/** Everything that happened to a contract, newest first: changes, what was asked of Stripe, its events, invoices. */
export function TimelineSection({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const timeline = useTimeline(held.tenant.id)
  const item = useEntryItem(held)
  const { entries } = timeline
  return (
    <Section title={t('timeline.title')}>
      {timeline.error ? (
        <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />
      ) : timeline.isPending ? (
        <PageLoading />
      ) : entries.length === 0 ? (
        <p className={classes.text}>{t('timeline.none')}</p>
      ) : (
        <>
          <Timeline label={t('timeline.title')} items={entries.map(item)} />
          {timeline.hasNextPage ? (
            <Button
              size="xs"
              variant="default"
              loading={timeline.isFetchingNextPage}
              onClick={() => void timeline.fetchNextPage()}
            >
              {t('timeline.older')}
            </Button>
          ) : null}
        </>
      )}
    </Section>
  )
}
