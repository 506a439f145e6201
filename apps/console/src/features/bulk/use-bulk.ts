import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { Bulk } from './bulk.ts'

/** A bulk change as it is now; for as long as it goes on, as the server tells it. */
export function useBulk(bulkId: string): Bulk {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { data: bulk } = useSuspenseQuery(trpc.bulk.get.queryOptions({ bulkId }))
  useSubscription(
    trpc.bulk.progress.subscriptionOptions(
      { bulkId },
      {
        enabled: !bulk.isOver,
        onData: ({ data: now }) => {
          queryClient.setQueryData(trpc.bulk.get.queryKey({ bulkId }), now)
          void queryClient.invalidateQueries(trpc.bulk.items.pathFilter())
        },
      },
    ),
  )
  return bulk
}
