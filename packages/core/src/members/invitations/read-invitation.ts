import { emailKey } from '@leasehold/contracts'
import { type Call, sha256 } from '../../kernel/index.ts'
import { listBelongings } from '../../people/index.ts'
import { linksPerAddress, takeAttempt } from '../../rate-limits/index.ts'
import { invitationState } from '../rules.ts'
import * as store from './store.ts'

/** Who has opened the link, when somebody is signed in. */
export type Viewer = { id: string; username: string; displayName: string; email: string }

/**
 * What the link of an invitation leads to: the company, who invites, as what, and whether it can still be
 * accepted; for a person who is signed in, as whom they would accept it. An unknown link says only that.
 *
 * @throws RateLimited
 */
export async function readInvitation(call: Call, token: string, viewer: Viewer | null) {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  const found = await store.findByToken(call.database.platform, sha256(token))
  if (!found) return { state: 'unknown' } as const
  const { company, inviter, email, role, expiresAt } = found
  const state = invitationState(found, call.now)
  return {
    state,
    company,
    inviter,
    email,
    role,
    expiresAt,
    /** Whether the address belongs to someone; told to whom its mail reached. */
    hasAccount: found.hasAccount,
    viewer: viewer && (await viewerOf(call, viewer, found)),
  }
}

type Found = NonNullable<Awaited<ReturnType<typeof store.findByToken>>>

async function viewerOf(call: Call, viewer: Viewer, found: Found) {
  const belongings = await listBelongings(call.database.platform, viewer.id)
  const status = belongings.find((belonging) => belonging.tenantId === found.tenantId)?.status
  const { username, displayName, email } = viewer
  return {
    username,
    displayName,
    email,
    isInvited: emailKey(email) === found.emailKey,
    /** What the person is in the company already; null when nothing that would be in the way. */
    membership: status === 'active' || status === 'disabled' ? status : null,
    tenantCode: status === 'active' ? found.tenantCode : null,
  }
}
