import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Makes everything that shows contracts, or follows from them, ask again: after one was changed here. */
export function useRefreshSubscriptions() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return () =>
    Promise.all(
      [trpc.subscriptions, trpc.tenants, trpc.entitlements, trpc.sync, trpc.stripeEvents, trpc.audit].map(
        (part) => queryClient.invalidateQueries(part.pathFilter()),
      ),
    )
}
