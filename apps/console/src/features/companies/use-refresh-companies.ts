import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Makes everything that shows companies ask again: after one was changed here. */
export function useRefreshCompanies() {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return () =>
    Promise.all([
      queryClient.invalidateQueries(trpc.tenants.pathFilter()),
      queryClient.invalidateQueries(trpc.onboarding.pathFilter()),
      queryClient.invalidateQueries(trpc.audit.pathFilter()),
    ])
}
