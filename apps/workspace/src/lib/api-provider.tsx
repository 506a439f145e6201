import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Api } from './api.ts'
import { TRPCProvider } from './trpc.ts'

/** Gives what is below it one way to the API, with the cache that belongs to it. */
export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return (
    <QueryClientProvider client={api.queryClient}>
      <TRPCProvider queryClient={api.queryClient} trpcClient={api.client}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
