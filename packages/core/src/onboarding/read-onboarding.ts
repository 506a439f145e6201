import type { Locale } from '@leasehold/catalog'
import { type Call, sha256 } from '../kernel/index.ts'
import { linksPerAddress, takeAttempt } from '../rate-limits/index.ts'
import { decideStep, type LinkState, type WizardStep } from './rules.ts'
import * as store from './store.ts'

/** What whoever opens a link is told: that it leads nowhere and why, or where the wizard goes on. */
export type Onboarding =
  | { step: 'unknown' | Exclude<LinkState, 'waiting'> }
  | {
      step: WizardStep
      company: { code: string; name: string; locale: Locale }
      expiresAt: Date
      /** What staff noted of the person to begin with; null once the account was made. */
      contact: { name: string | null; email: string | null } | null
    }

/**
 * Opens an onboarding link. Changes nothing, so it may be opened any number of times and from anywhere. A
 * link of a company that was deleted is unknown.
 *
 * @param viewerId the signed-in user; null for nobody
 * @throws RateLimited: every look-up counts against the address, so that tokens cannot be tried out
 */
export async function readOnboarding(
  call: Call,
  token: string,
  viewerId: string | null,
): Promise<Onboarding> {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  const link = await store.findLink(call.database.platform, sha256(token))
  if (!link) return { step: 'unknown' }
  const verdict = decideStep(link, viewerId, call.now)
  if (!verdict.ok) return { step: verdict.reason }
  const { code, name, locale, expiresAt, contactPerson, contactEmail } = link
  return {
    step: verdict.step,
    company: { code, name, locale },
    expiresAt,
    contact: verdict.step === 'account' ? { name: contactPerson, email: contactEmail } : null,
  }
}
