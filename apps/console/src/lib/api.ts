import type { ConsoleRouter } from '@leasehold/api'
import { apiOptions, createQueryClient } from '@leasehold/ui'
import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { sessionLost } from './session.ts'

/** The console's way to the API: for loaders, `api.queryClient.ensureQueryData(api.trpc.….queryOptions())`. */
function createApi() {
  const queryClient = createQueryClient(sessionLost)
  const options = apiOptions()
  const client = createTRPCClient<ConsoleRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        // Server-sent events, on the page's own origin: the session's cookie goes with them.
        true: httpSubscriptionLink({ url: options.url }),
        false: httpLink(options),
      }),
    ],
  })
  return { queryClient, client, trpc: createTRPCOptionsProxy<ConsoleRouter>({ client, queryClient }) }
}

export type Api = ReturnType<typeof createApi>

export const rootApi = createApi()

/** Asks anew for everything on the page and forgets the rest: somebody else may be signed in now. */
export function askAgain(): void {
  rootApi.queryClient.removeQueries({ type: 'inactive' })
  void rootApi.queryClient.invalidateQueries()
}
