import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { readRefusal } from './refusal.ts'

/**
 * A query client with the rules of both apps: answers are fresh for ten seconds, only an unreachable
 * server is asked again, and being signed out is told to the app wherever it shows up.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (readRefusal(error).code === 'NOT_SIGNED_IN') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && readRefusal(error).code === 'NETWORK',
      },
      // Without a network a change is refused at once, in place of waiting unseen and being made much later.
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
