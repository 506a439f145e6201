import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { isUnderWay, type Overview, type Progress } from './billing.ts'

/** How often it is looked besides, should the stream not get through. */
const LOOK_MS = 10_000

/**
 * What the company has and pays, as it is now: followed while something is under way. What depends on it is asked for
 * anew when that is over.
 */
export function useOverview(tenant: string): Overview {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { data } = useSuspenseQuery(
    trpc.billing.overview.queryOptions(undefined, {
      // Who comes back from a page of Stripe's sees what became of it.
      staleTime: 0,
      refetchInterval: ({ state }) => (isUnderWay(state.data?.request) ? LOOK_MS : false),
    }),
  )
  const underWay = isUnderWay(data.request)

  const take = useEffectEvent((progress: Progress) => {
    queryClient.setQueryData(
      trpc.billing.overview.queryKey(),
      (before) => before && { ...before, ...progress },
    )
  })
  const look = useEffectEvent(() => void queryClient.invalidateQueries(trpc.billing.overview.pathFilter()))
  useEffect(() => {
    if (!underWay) return
    let isLeft = false
    let leave = () => {}
    void import('./follow-billing.ts').then(({ followBilling }) => {
      if (!isLeft) leave = followBilling(tenant, take, look)
    }, look)
    return () => {
      isLeft = true
      leave()
    }
  }, [tenant, underWay])

  const wasUnderWay = useRef(false)
  const ended = useEffectEvent(() => void queryClient.invalidateQueries())
  useEffect(() => {
    if (wasUnderWay.current && !underWay) ended()
    wasUnderWay.current = underWay
  }, [underWay])
  return data
}
