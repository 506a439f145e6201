import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import type { SyncRun } from './follow-sync.ts'

/** How often it is looked whether a run began; while one is under way, every step is told as it happens. */
const LOOK_MS = 15_000

/** How long the outcome stays. */
const SHOWN_MS = 4_000

export function isUnderWay(run: SyncRun | undefined): boolean {
  return run?.state === 'waiting' || run?.state === 'running'
}

/**
 * The run to show, if any: one that is under way, and for a moment one that has just ended. What depends on it is
 * asked for anew when it has.
 */
export function useSync(tenant: string): SyncRun {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { data: run } = useQuery(
    trpc.sync.current.queryOptions(undefined, {
      refetchInterval: LOOK_MS,
      refetchOnWindowFocus: true,
      staleTime: 0,
      retry: false,
    }),
  )
  const [seen, setSeen] = useState<string | null>()
  const [shown, setShown] = useState<SyncRun>(null)
  const underWay = isUnderWay(run)

  const take = useEffectEvent((next: SyncRun) => {
    queryClient.setQueryData(trpc.sync.current.queryKey(), next)
  })
  const look = useEffectEvent(() => {
    void queryClient.invalidateQueries(trpc.sync.current.pathFilter())
  })
  useEffect(() => {
    if (!underWay) return
    let isLeft = false
    let leave = () => {}
    void import('./follow-sync.ts').then(({ followSync }) => {
      if (!isLeft) leave = followSync(tenant, take, look)
    }, look)
    return () => {
      isLeft = true
      leave()
    }
  }, [tenant, underWay])

  const ended = useEffectEvent((over: NonNullable<SyncRun>) => {
    // What was over when the page was opened is no news.
    const isNews = seen !== undefined && seen !== over.id
    setSeen(over.id)
    if (!isNews) return
    setShown(over)
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => !isOfSync(queryKey) })
  })
  useEffect(() => {
    if (run === undefined) return
    if (run === null || isUnderWay(run)) setSeen((before) => before ?? null)
    else ended(run)
  }, [run])
  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown])

  return run && underWay ? run : shown
}

const isOfSync = ([path]: readonly unknown[]) => Array.isArray(path) && path[0] === 'sync'
