import { adoptProfileLocale, loadAllTexts } from '@leasehold/i18n/react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { rootApi } from './api.ts'

/** Who is signed in and which companies they may enter, and every text: loaded by every layout, at hand in every page. */
export async function loadMe() {
  const asked = rootApi.queryClient.ensureQueryData(rootApi.trpc.auth.me.queryOptions())
  const [me] = await Promise.all([asked, loadAllTexts()])
  await adoptProfileLocale(me.user.locale)
  return me
}

export function useMe() {
  return useSuspenseQuery(rootApi.trpc.auth.me.queryOptions(), rootApi.queryClient).data
}
