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

/** Where the wizard of a link goes on. */
export type WizardStep =
  /** The account is to be made, or a signed-in person's own to be used. */
  | 'account'
  /** The account was made, and whoever opens the link now is not signed in with it. */
  | 'sign-in'
  /** The company is being set up. */
  | 'setup'
  /** The company is in use. */
  | 'finished'

export type StepVerdict =
  | { ok: true; step: WizardStep }
  | { ok: false; reason: Exclude<LinkState, 'waiting'> }

/**
 * Where the wizard goes on for whoever opens a link, from what is stored alone: reloading and coming back
 * end up at the same place. Once the account was made the link opens nothing by itself; it only leads its
 * owner on, so its time no longer matters.
 *
 * @param viewerId the signed-in user; null for nobody
 */
export function decideStep(
  link: LinkFacts & { userId: string | null },
  viewerId: string | null,
  now: Date,
): StepVerdict {
  const state = linkState(link, now)
  if (link.userId !== null && link.userId === viewerId) {
    return { ok: true, step: state === 'used' ? 'finished' : 'setup' }
  }
  if (state === 'used' || state === 'replaced') return { ok: false, reason: state }
  if (link.userId !== null) return { ok: true, step: 'sign-in' }
  return state === 'waiting' ? { ok: true, step: 'account' } : { ok: false, reason: state }
}
