import type { WorkspaceRouter } from '@leasehold/api'
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import type { Progress } from './billing.ts'

/**
 * Follows what is asked of Stripe until it is over, over server-sent events: each item is how it is now, so that a
 * connection that breaks loses nothing. Loaded when there is something to follow.
 *
 * @returns what ends it
 */
export function followBilling(
  tenant: string,
  onProgress: (progress: Progress) => void,
  onEnd: () => void,
): () => void {
  const client = createTRPCClient<WorkspaceRouter>({
    // A browser's `EventSource` sends no headers: the company goes along in the address.
    links: [httpSubscriptionLink({ url: '/trpc', connectionParams: () => ({ tenant }) })],
  })
  const following = client.billing.progress.subscribe(undefined, {
    onData: ({ data }) => onProgress(data),
    onComplete: onEnd,
    onError: onEnd,
  })
  return () => following.unsubscribe()
}
