import { useInfiniteQuery } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts'

const AT_ONCE = 20

/** What happened to a contract, newest first, as far as one has asked for. */
export function useTimeline(tenantId: string) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const timeline = useInfiniteQuery({
    // Below the procedure's own key, so that it is read anew with it.
    queryKey: [...trpc.subscriptions.timeline.queryKey({ tenantId }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      client.subscriptions.timeline.query({ tenantId, limit: AT_ONCE, ...pageParam }, { signal }),
    initialPageParam: {} as { cursor?: string },
    getNextPageParam: ({ next }) => (next === null ? null : { cursor: next }),
  })
  return { ...timeline, entries: timeline.data?.pages.flatMap(({ items }) => items) ?? [] }
}
