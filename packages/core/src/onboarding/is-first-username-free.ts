import type { OnboardingUsername } from '@leasehold/contracts'
import type { Call } from '../kernel/index.ts'
import { isUsernameFree } from '../users/index.ts'
import { findFreshLink } from './begin-onboarding.ts'

/**
 * Whether a username is free, asked while it is typed: only told to who holds a link that makes an account.
 *
 * @throws RateLimited, LinkUnknown, LINK_EXPIRED, LINK_USED, LINK_REPLACED
 */
export async function isFirstUsernameFree(
  call: Call,
  { token, username }: OnboardingUsername,
): Promise<boolean> {
  // Counted by name and not by link: one types more letters than one opens links.
  const free = await isUsernameFree(call, username)
  await findFreshLink(call, call.database.platform, token)
  return free
}
