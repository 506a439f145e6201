import type { WorkspaceRouter } from '@leasehold/api'
import { apiOptions, createQueryClient } from '@leasehold/ui'
import { createTRPCClient, httpLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { sessionLost } from './session.ts'

/**
 * A way to the API with a cache of its own, for loaders:
 * `api.queryClient.ensureQueryData(api.trpc.….queryOptions())`.
 *
 * @param tenant the company all its requests are for; null for what belongs to the person alone
 */
function createApi(tenant: string | null) {
  const queryClient = createQueryClient(sessionLost)
  const client = createTRPCClient<WorkspaceRouter>({
    links: [httpLink(apiOptions(tenant === null ? {} : { 'x-tenant': tenant }))],
  })
  return { queryClient, client, trpc: createTRPCOptionsProxy<WorkspaceRouter>({ client, queryClient }) }
}

export type Api = ReturnType<typeof createApi>

/** For what belongs to the person: signing in, the account, which companies there are. */
export const rootApi = createApi(null)

const perTenant = new Map<string, Api>()

/**
 * For what belongs to one company. Each company has its own client and cache, so answers of two companies
 * can never mix in one tab: what a page of one asked for late still lands in that company's cache.
 */
export function tenantApi(code: string): Api {
  const known = perTenant.get(code)
  if (known) return known
  const api = createApi(code)
  perTenant.set(code, api)
  return api
}

/** Asks anew for everything on the page and forgets the rest: somebody else may be signed in now. */
export function askAgain(): void {
  for (const { queryClient } of [rootApi, ...perTenant.values()]) {
    queryClient.removeQueries({ type: 'inactive' })
    void queryClient.invalidateQueries()
  }
}

/** Forgets everything that was asked, of the person and of every company. */
export function forgetAnswers(): void {
  for (const api of [rootApi, ...perTenant.values()]) api.queryClient.clear()
  perTenant.clear()
}
