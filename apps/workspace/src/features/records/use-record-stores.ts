import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Open stores in one's reach: those a record may be put into. The first hundred by name. */
export function useRecordStores() {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.stores.list.queryOptions({ status: 'open', limit: 100 }))
  return { stores: data?.items ?? [] }
}
