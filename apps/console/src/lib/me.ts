import type { PlatformPermission } from '@leasehold/catalog'
import { loadAllTexts } from '@leasehold/i18n/react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { rootApi } from './api.ts'
import { useTRPC } from './trpc.ts'

/** Which admin is signed in and what they may do, and every text: loaded by the layout, at hand in every page. */
export async function loadMe() {
  const me = rootApi.queryClient.ensureQueryData(rootApi.trpc.auth.me.queryOptions())
  await Promise.all([me, loadAllTexts()])
  return me
}

export function useMe() {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.auth.me.queryOptions()).data
}

/** True when one may do this. It only decides what is shown: the API decides what is done. */
export function useMay(permission: PlatformPermission): boolean {
  return useMe().permissions.includes(permission)
}
