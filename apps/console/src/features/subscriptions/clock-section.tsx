import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section, Timeline, useNotifyRefusal } from '@leasehold/ui'
import { Button, Loader } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'
import { useEntryItem } from './use-entry-item.tsx'
import { useRefreshSubscriptions } from './use-refresh-subscriptions.ts'
import { useTimeline } from './use-timeline.ts'

const steps = ['day', 'month', 'year'] as const

/** Where the clock is moved to, and the newest entry of the timeline before. */
type Move = { to: string; after: string | null }

/** In test mode: moves the company's own time forward, and shows what that brought about. */
export function ClockSection({ held }: { held: Held }) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const trpc = useTRPC()
  const refresh = useRefreshSubscriptions()
  const onError = useNotifyRefusal()
  const [move, setMove] = useState<Move | null>(null)
  const { tenant, clock } = held
  const isMoving = move !== null && new Date(clock.at) < new Date(move.to)
  const { entries } = useTimeline(tenant.id)
  const item = useEntryItem(held)
  const advance = useMutation(
    trpc.billing.advanceClock.mutationOptions({
      onError,
      onSuccess: ({ to }) => setMove((before) => ({ after: before?.after ?? null, to })),
      onSettled: refresh,
    }),
  )
  useFollow(move, isMoving, () => setMove(null))
  const [newest] = entries
  const start = (by: (typeof steps)[number]) => {
    setMove({ to: clock.at, after: newest?.key ?? null })
    advance.mutate({ tenantId: tenant.id, by })
  }
  const place = move ? entries.findIndex(({ key }) => key === move.after) : 0
  const since = move ? entries.slice(0, place === -1 ? entries.length : place) : []
  return (
    <Section title={t('clock.title')}>
      <div className={classes.tight}>
        <p className={classes.text}>{t('clock.text', { date: format.dateTime(clock.at) })}</p>
        <div className={classes.actions}>
          {steps.map((by) => (
            <Button
              key={by}
              size="xs"
              variant="default"
              disabled={isMoving || advance.isPending}
              onClick={() => start(by)}
            >
              {t(`clock.steps.${by}`)}
            </Button>
          ))}
        </div>
        {move ? (
          <div role="status" className={classes.tight}>
            <p className={classes.line}>
              {isMoving || advance.isPending ? <Loader size={16} aria-hidden /> : null}
              {isMoving || advance.isPending
                ? t('clock.moving')
                : since.length === 0
                  ? t('clock.nothing')
                  : t('clock.since', { count: since.length })}
            </p>
          </div>
        ) : null}
        {since.length > 0 ? <Timeline label={t('clock.happened')} items={since.map(item)} /> : null}
      </div>
    </Section>
  )
}

/** How long one looks on: at what follows once the clock is there, and for the clock to get there at all. */
const FOLLOWS = 15_000
const PATIENCE = 60_000

/** What follows comes by itself, some of it a moment after the clock is there. */
function useFollow(move: Move | null, isMoving: boolean, onLate: () => void): void {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const refresh = useRefreshSubscriptions()
  const look = useEffectEvent(() => void queryClient.invalidateQueries(trpc.subscriptions.pathFilter()))
  const end = useEffectEvent(() => {
    void refresh()
    if (isMoving) onLate()
  })
  const to = move?.to
  useEffect(() => {
    if (to === undefined) return undefined
    const looking = setInterval(look, 1_000)
    const ending = setTimeout(
      () => {
        clearInterval(looking)
        end()
      },
      isMoving ? PATIENCE : FOLLOWS,
    )
    return () => {
      clearInterval(looking)
      clearTimeout(ending)
    }
  }, [to, isMoving])
}
