import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { isMoving } from './subscriptions.ts'
import { useRefreshSubscriptions } from './use-refresh-subscriptions.ts'

/** A company's contract; read again by itself while something is under way at Stripe. */
export function useHeld(tenantId: string) {
  const trpc = useTRPC()
  const refresh = useRefreshSubscriptions()
  const held = useQuery(
    trpc.subscriptions.get.queryOptions(
      { tenantId },
      {
        refetchInterval: ({ state }) => {
          const request = state.data?.request ?? null
          if (request === null) return false
          return isMoving(request) ? 1_000 : 5_000
        },
      },
    ),
  )
  // What it came to stands in the timeline, the company's head and its entitlements.
  const requestId = held.data?.request?.id
  const onAnother = useEffectEvent(() => void refresh())
  useEffect(() => {
    if (requestId === undefined) return undefined
    return onAnother
  }, [requestId])
  return held
}
