import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { isUnderWay, LOOK_MS, type Overview, type Progress } from './billing.ts'

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
      // Should the stream not get through; and a bill may be paid elsewhere.
      refetchInterval: ({ state: { data: now } }) =>
        isUnderWay(now?.request) || now?.owed.length ? LOOK_MS : false,
    }),
  )
  const underWay = isUnderWay(data.request)

  const take = useEffectEvent((progress: Progress) => {
    queryClient.setQueryData(trpc.billing.overview.queryKey(), (known) => known && { ...known, ...progress })
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

  const owed = data.owed.length
  const before = useRef({ underWay, owed })
  const ended = useEffectEvent(() => void queryClient.invalidateQueries())
  useEffect(() => {
    if ((before.current.underWay && !underWay) || owed < before.current.owed) ended()
    before.current = { underWay, owed }
  }, [underWay, owed])
  return data
}
