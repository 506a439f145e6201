import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { isUnderWay, type Run } from './sync.ts'

/** A run as it is now; for as long as it goes on, as the server tells it. */
export function useRun(runId: string): Run {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { data: run } = useSuspenseQuery(trpc.sync.get.queryOptions({ runId }))
  useSubscription(
    trpc.sync.progress.subscriptionOptions(
      { runId },
      {
        enabled: isUnderWay(run),
        onData: ({ data: now }) => {
          queryClient.setQueryData(trpc.sync.get.queryKey({ runId }), now)
        },
      },
    ),
  )
  return run
}
