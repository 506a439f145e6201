import { useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import { Progress } from '@mantine/core'
import classes from './bulk.module.css'
import type { Bulk } from './bulk.ts'

type Of = Pick<Bulk, 'state' | 'isOver' | 'counts' | 'syncFailed'>

/** Where a bulk change stands, in a word. Its workspaces count: until they match, it is under way. */
export function BulkStateBadge({ bulk: { state, isOver, counts, syncFailed } }: { bulk: Of }) {
  const { t } = useTranslation('bulk')
  if (!isOver) return <StatusBadge tone="info">{t('states.running')}</StatusBadge>
  if (state === 'cancelled') return <StatusBadge tone="neutral">{t('states.cancelled')}</StatusBadge>
  return counts.failed + syncFailed > 0 ? (
    <StatusBadge tone="warning">{t('withFailures')}</StatusBadge>
  ) : (
    <StatusBadge tone="success">{t('states.ended')}</StatusBadge>
  )
}

/** How far it is, as a bar and in words. */
export function BulkProgress({ percent }: { percent: number }) {
  const { t } = useTranslation('bulk')
  const label = t('one.percent', { percent: String(percent) })
  return (
    <span className={classes.progress}>
      <Progress.Root>
        <Progress.Section value={percent} aria-label={label} />
      </Progress.Root>
      <span>{label}</span>
    </span>
  )
}
