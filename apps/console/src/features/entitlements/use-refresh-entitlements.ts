import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Makes everything that shows what companies may use ask again: after it was changed here. */
export function useRefreshEntitlements() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return () =>
    Promise.all(
      [trpc.entitlements, trpc.tenants, trpc.sync, trpc.audit].map((part) =>
        queryClient.invalidateQueries(part.pathFilter()),
      ),
    )
}
