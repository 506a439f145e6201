import { plainSearch, routeStates } from '@leasehold/ui'
import { createRouter } from '@tanstack/react-router'
import { askAgain, rootApi } from './lib/api.ts'
import { safeNext } from './lib/next.ts'
import { onSessionChangeElsewhere, onSessionLost } from './lib/session.ts'
import { routeTree } from './routeTree.gen.ts'

export const router = createRouter({
  routeTree,
  context: { api: rootApi },
  defaultPreload: 'intent',
  // Whether something must be asked for again is the query client's to say.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  ...plainSearch,
  ...routeStates,
})

onSessionLost(() => {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  void router.navigate({ to: '/sign-in', search: { next: href } })
})

onSessionChangeElsewhere(() => {
  askAgain()
  const { pathname, search } = router.state.location
  // Signed in over there: this tab goes on where it was.
  if (pathname === '/sign-in') router.history.push(safeNext(search.next) ?? '/')
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
