import { useNotifyRefusal } from '@leasehold/ui'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { rootApi } from './api.ts'
import { announceSessionChange } from './session.ts'

/** Ends the session here and in every tab, and forgets what was shown. */
export function useSignOut() {
  const router = useRouter()
  const onError = useNotifyRefusal()
  return useMutation(
    rootApi.trpc.auth.signOut.mutationOptions({
      onError,
      onSuccess: async () => {
        await router.navigate({ to: '/sign-in' })
        rootApi.queryClient.clear()
        announceSessionChange()
      },
    }),
    rootApi.queryClient,
  )
}
