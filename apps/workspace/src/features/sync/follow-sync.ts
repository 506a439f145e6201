import type { WorkspaceRouter } from '@leasehold/api'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import type { inferRouterOutputs } from '@trpc/server'

/** How far a sync run is; null when there never was one. */
export type SyncRun = inferRouterOutputs<WorkspaceRouter>['sync']['current']

/**
 * Follows the company's sync run until it is over, over server-sent events: each item is how it is now, so that a
 * connection that breaks loses nothing. Loaded when there is something to follow.
 *
 * @returns what ends it
 */
export function followSync(tenant: string, onRun: (run: SyncRun) => void, onEnd: () => void): () => void {
  const client = createTRPCClient<WorkspaceRouter>({
    // A browser's `EventSource` sends no headers: the company goes along in the address.
    links: [httpSubscriptionLink({ url: '/trpc', connectionParams: () => ({ tenant }) })],
  })
  const following = client.sync.progress.subscribe(undefined, {
    onData: ({ data }) => onRun(data),
    onComplete: onEnd,
    onError: onEnd,
  })
  return () => following.unsubscribe()
}
