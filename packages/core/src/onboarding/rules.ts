import type { Activation } from '@leasehold/catalog'

/** Days an onboarding link may be used. */
export const onboardingLinkDays = 7

/** What the state of a link depends on. */
export type LinkFacts = { expiresAt: Date; replacedAt: Date | null; usedAt: Date | null }

export type LinkState = 'waiting' | 'expired' | 'used' | 'replaced'

/** The state of a link at an instant. Used says more than replaced, and replaced more than expired. */
export function linkState({ expiresAt, replacedAt, usedAt }: LinkFacts, now: Date): LinkState {
  if (usedAt) return 'used'
  if (replacedAt) return 'replaced'
  return expiresAt <= now ? 'expired' : 'waiting'
}

export type LinkVerdict = { ok: true } | { ok: false; reason: 'deleted' | 'already-active' }

/** Whether staff may make a link: a company in use has members, who invite their own. */
export function decideLink(tenant: { activation: Activation; deletedAt: Date | null }): LinkVerdict {
  if (tenant.deletedAt) return { ok: false, reason: 'deleted' }
  return tenant.activation === 'active' ? { ok: false, reason: 'already-active' } : { ok: true }
}

/** Where the wizard of a token is: in the path, which is neither logged nor passed on to other sites. */
export function onboardingUrl(workspaceUrl: string, token: string): string {
  return `${workspaceUrl}/onboarding/${token}`
}
