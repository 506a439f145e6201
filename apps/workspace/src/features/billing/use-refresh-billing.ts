import { useQueryClient } from '@tanstack/react-query'

/** Asks anew for all that is on the page: what is paid for decides what else is open. */
export function useRefreshBilling(): () => Promise<void> {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries()
}
