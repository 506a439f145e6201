import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './plans.module.css'
import { useRefreshMoved } from './use-refresh-moved.ts'

const EVERY = 1_000

/** How far moving all companies is. */
export function MoveProgress({ bulkId }: { bulkId: string }) {
  const { t } = useTranslation('plans')
  const { number } = useFormat()
  const trpc = useTRPC()
  const refresh = useRefreshMoved()
  const { data: bulk } = useQuery(
    trpc.bulk.get.queryOptions(
      { bulkId },
      { refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : EVERY) },
    ),
  )
  const total = bulk?.total ?? 0
  const waiting = bulk?.counts.waiting ?? 0
  const failed = bulk?.counts.failed ?? 0
  const isOver = bulk !== undefined && bulk.state !== 'running'
  const onOver = useEffectEvent(() => void refresh())
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver])
  return (
    <Section title={t('move.progress')}>
      <div className={classes.stack} role="status">
        <Progress
          value={total === 0 ? 0 : ((total - waiting) / total) * 100}
          aria-label={t('move.progress')}
        />
        <p className={classes.text}>
          {isOver && failed === 0
            ? t('move.allMoved')
            : t('move.progressText', { done: number(total - waiting), total: number(total) })}
          {failed > 0 ? ` · ${t('move.failed', { count: failed })}` : null}
        </p>
      </div>
    </Section>
  )
}
