import { useTranslation } from '@leasehold/i18n/react'
import { notify } from '@leasehold/ui'
import { useRefreshSubscriptions } from './use-refresh-subscriptions.ts'

/** What follows when something was done with a contract: what is shown is read anew, and one is told how far it is. */
export function useAnswer(onDone: () => void) {
  const { t } = useTranslation('subscriptions')
  const refresh = useRefreshSubscriptions()
  return {
    onSuccess: async ({ requestId }: { requestId: string | null }) => {
      onDone()
      await notify({ message: t(requestId ? 'askedOfStripe' : 'done') })
    },
    onSettled: refresh,
  }
}
