import type { PlatformQuery } from '../kernel/index.ts'
import { type LinkState, linkState } from './rules.ts'
import * as store from './store.ts'

/** The newest onboarding link of a company and its state; null when none was made yet. */
export type CurrentLink = {
  state: LinkState
  /** True once the account was made and the wizard is under way. */
  begun: boolean
  createdAt: Date
  expiresAt: Date
  usedAt: Date | null
}

/** What staff see of a company's link; the link itself was shown once, when it was made. */
export async function currentOnboardingLink(
  call: PlatformQuery,
  input: { tenantId: string },
): Promise<CurrentLink | null> {
  const link = await store.readNewestLink(call.database.platform, input.tenantId)
  if (!link) return null
  const { createdAt, expiresAt, usedAt } = link
  return { state: linkState(link, call.now), begun: link.userId !== null, createdAt, expiresAt, usedAt }
}
