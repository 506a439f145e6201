import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { ErrorState } from './error-state.tsx'
import { PageLoading } from './loading.tsx'
import { NotFoundState } from './not-found-state.tsx'

function RouteError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const retry = () => {
    reset()
    void router.invalidate()
  }
  return <ErrorState page error={error} onRetry={retry} />
}

/** What a router shows while a page loads, when it fails, and when there is none: `createRouter({ ...routeStates })`. */
export const routeStates = {
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: () => <NotFoundState />,
  defaultPendingComponent: PageLoading,
}
