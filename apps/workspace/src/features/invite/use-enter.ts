import { readRefusal } from '@leasehold/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { forgetAnswers } from '../../lib/api.ts'
import { announceSessionChange } from '../../lib/session.ts'
import { useTRPC } from '../../lib/trpc.ts'

/** What follows an acceptance, and one that came too late. */
export type Accepting = {
  onAccepted: (tenantCode: string) => Promise<void>
  onError: (error: unknown) => void
}

/** For every way to accept: goes into the company, where everything is asked anew for who one is now. */
export function useEnter(): Accepting & { entering: boolean } {
  const router = useRouter()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const [entering, setEntering] = useState(false)
  return {
    entering,
    onAccepted: async (tenantCode) => {
      setEntering(true)
      forgetAnswers()
      announceSessionChange()
      await router.navigate({ to: '/$tenant', params: { tenant: tenantCode }, replace: true })
    },
    // Accepted, withdrawn or run out since the page was opened: the link says which.
    onError: (error) => {
      const { code } = readRefusal(error)
      if (!code.startsWith('LINK_') && code !== 'ALREADY_MEMBER') return
      void queryClient.invalidateQueries(trpc.invitations.read.pathFilter())
    },
  }
}
