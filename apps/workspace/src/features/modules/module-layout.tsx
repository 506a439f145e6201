import { readRefusal } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { LockedModule } from './locked-module.tsx'

const route = getRouteApi('/$tenant/modules/$module')

/** One module: the pages that belong to it, or why it is closed and whom to ask. */
export function ModuleLayout() {
  const { module } = route.useRouteContext()
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.modules.get.queryOptions({ module }))
  if (error) {
    if (readRefusal(error).code === 'MODULE_LOCKED') return <LockedModule module={module} />
    throw error
  }
  return data ? <Outlet /> : null
}
