import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import type { Api } from '../lib/api.ts'
import { ApiProvider } from '../lib/api-provider.tsx'

export const Route = createRootRouteWithContext<{ api: Api }>()({ component: Root })

function Root() {
  const { api } = Route.useRouteContext()
  return (
    <ApiProvider api={api}>
      <Outlet />
    </ApiProvider>
  )
}
