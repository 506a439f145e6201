import type { InvitationUsername } from '@leasehold/contracts'
import type { Call } from '../../kernel/index.ts'
import { isUsernameFree } from '../../users/index.ts'
import { findOpen } from './accept-invitation.ts'

/**
 * Whether a username is free, for who holds the link of an open invitation.
 *
 * @throws InvitationClosed, RateLimited
 */
export async function isInvitedUsernameFree(
  call: Call,
  { token, username }: InvitationUsername,
): Promise<boolean> {
  // Counted first, also for a link that is none.
  const isFree = await isUsernameFree(call, username)
  await findOpen(call, call.database.platform, token)
  return isFree
}
