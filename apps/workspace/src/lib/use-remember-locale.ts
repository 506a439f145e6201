import type { Locale } from '@leasehold/catalog'
import { useNotifyRefusal } from '@leasehold/ui'
import { useMutation } from '@tanstack/react-query'
import { rootApi } from './api.ts'

/** Keeps a chosen language in the profile of whoever is signed in, for other devices and for mail. */
export function useRememberLocale(): (locale: Locale) => void {
  const onError = useNotifyRefusal()
  const save = useMutation(rootApi.trpc.account.setLocale.mutationOptions({ onError }), rootApi.queryClient)
  return (locale) => save.mutate({ locale })
}
