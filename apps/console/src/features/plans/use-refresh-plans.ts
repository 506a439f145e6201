import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Makes everything that shows plans ask again: after one was changed here. */
export function useRefreshPlans() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.plans.pathFilter()),
      queryClient.invalidateQueries(trpc.audit.pathFilter()),
    ])
}
