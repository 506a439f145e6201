import type { Permission } from '@leasehold/catalog'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { Api } from './api.ts'
import { useTRPC } from './trpc.ts'

/** The company of the address: loaded by its layout, at hand in every page below `/$tenant`. */
export function loadCompany(api: Api) {
  return api.queryClient.ensureQueryData(api.trpc.company.current.queryOptions())
}

/** The company one is in: name, time zone, currency, plan, modules, and one's role and permissions in it. */
export function useCompany() {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.company.current.queryOptions()).data
}

/** True when one may do this here. It only decides what is shown: the API decides what is done. */
export function useMay(permission: Permission): boolean {
  return useCompany().permissions.includes(permission)
}
