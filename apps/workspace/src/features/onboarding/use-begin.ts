import { readRefusal } from '@leasehold/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { forgetAnswers } from '../../lib/api.ts'
import { announceSessionChange } from '../../lib/session.ts'
import { useTRPC } from '../../lib/trpc.ts'

/** What follows once a company has begun, or turns out to have: for both ways to begin. */
export function useBegin() {
  const router = useRouter()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  return {
    /** Goes on inside the company; the other tabs follow. */
    onBegun: async (tenantCode: string) => {
      forgetAnswers()
      announceSessionChange()
      await router.navigate({ to: '/$tenant/setup', params: { tenant: tenantCode }, replace: true })
    },
    /** Somebody else began, or an answer got lost on its way: the link knows where it goes on. */
    onError: (error: unknown) => {
      if (!readRefusal(error).code.startsWith('LINK_')) return
      void queryClient.invalidateQueries(trpc.onboarding.read.pathFilter())
    },
  }
}
