import { currentLocale } from '@leasehold/i18n/react'

/**
 * Options of a tRPC `httpLink` to the API on the page's own origin, in the language of the interface.
 *
 * @param headers sent with every request besides the language, such as the tenant
 */
export function apiOptions(headers: Record<string, string> = {}) {
  return { url: '/trpc', headers: () => ({ ...headers, 'x-locale': currentLocale() }) }
}
