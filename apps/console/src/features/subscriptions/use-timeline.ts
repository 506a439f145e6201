import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

const AT_ONCE = 20

/** What happened to a contract, newest first, as far as one has asked for. */
export function useTimeline(tenantId: string, { every = 0 }: { every?: number } = {}) {
  const trpc = useTRPC()
  const timeline = useInfiniteQuery(
    trpc.subscriptions.timeline.infiniteQueryOptions(
      { tenantId, limit: AT_ONCE },
      {
        getNextPageParam: ({ next }) => next,
        placeholderData: keepPreviousData,
        refetchInterval: every || false,
      },
    ),
  )
  return { ...timeline, entries: timeline.data?.pages.flatMap(({ items }) => items) ?? [] }
}
