import type { Locale } from '@leasehold/catalog'
import { NotFound, type OpenCommand, PLATFORM_CHAIN, recordAudit } from '../kernel/index.ts'
import * as store from './store.ts'

/** Remembers the language the caller reads: of the pages on a new device, and of mail. */
export async function setOwnLocale(call: OpenCommand, userId: string, locale: Locale): Promise<void> {
  const { tx } = call
  const profile = await store.lockProfile(tx, userId)
  if (!profile) throw new NotFound('user')
  if (profile.locale === locale) return
  await store.saveLocale(tx, userId, locale)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'user.locale_changed',
    resource: 'user',
    resourceId: userId,
    before: { locale: profile.locale },
    after: { locale },
  })
}
