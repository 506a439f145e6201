import type { PlatformTx, TenantId } from '@leasehold/db'
import { lockEntitlements } from '../../entitlements/index.ts'
import { type Call, type OpenCommand, recordAudit, sha256 } from '../../kernel/index.ts'
import { linksPerAddress, takeAttempt } from '../../rate-limits/index.ts'
import { InvitationClosed } from '../errors.ts'
import { join } from '../join.ts'
import { invitationState } from '../rules.ts'
import * as store from './store.ts'

/**
 * Reads the invitation of a link that can be accepted now: before an account is made or a password is
 * checked for it. Says nothing about the moment of accepting, which `acceptInvitation` decides.
 *
 * @throws InvitationClosed, RateLimited
 */
export async function requireOpenInvitation(call: Call, token: string) {
  await takeAttempt(call, linksPerAddress, call.request.ip ?? 'unknown')
  return findOpen(call, call.database.platform, token)
}

/** @throws InvitationClosed */
export async function findOpen(call: Call, db: Call['database']['platform'], token: string) {
  const found = await store.findByToken(db, sha256(token))
  if (!found) throw new InvitationClosed('unknown')
  const state = invitationState(found, call.now)
  if (state !== 'open') throw new InvitationClosed(state)
  return found
}

/** Someone who has accepted, and where they belong now. */
export type Accepted = { userId: string; tenantId: TenantId; tenantCode: string }

/**
 * Accepts an invitation: the seat it held becomes the member's. Of all who accept or revoke it at once, one
 * succeeds: they meet at the contract, and then at the invitation.
 *
 * @param identify holds the existing user, or makes the account, in the same transaction
 * @throws InvitationClosed, AlreadyMember, and whatever `identify` throws
 */
export async function acceptInvitation(
  call: OpenCommand,
  token: string,
  identify: (tx: PlatformTx, invitation: { email: string }) => Promise<{ id: string; isNew: boolean }>,
): Promise<Accepted> {
  const { tx } = call
  const { tenantCode, ...found } = await findOpen(call, tx, token)
  const tenantId = found.tenantId as TenantId
  await lockEntitlements({ ...call, tenant: { id: tenantId } })
  const { id: userId, isNew } = await identify(tx, found)
  const invitation = await lockOpen(call, tenantId, found.id, token)
  const { role, storeIds, invitedBy } = invitation
  await store.updateInvitation(tx, tenantId, found.id, { status: 'accepted', acceptedBy: userId })
  await join(call, tx, { tenantId, userId, role, storeIds, invitedBy })
  // Who was asked at two addresses holds one seat.
  await store.answerInvitations(tx, tenantId, userId)
  await recordAudit(
    { ...call, actor: { kind: 'user', id: userId } },
    {
      tenantId,
      action: 'invitation.accepted',
      resource: 'member',
      resourceId: userId,
      after: { invitationId: found.id, email: found.email, role, storeIds, newAccount: isNew },
    },
  )
  return { userId, tenantId, tenantCode }
}

/** The invitation under its lock: it may have been accepted, revoked or sent anew while we waited. */
async function lockOpen(call: OpenCommand, tenantId: TenantId, id: string, token: string) {
  const invitation = await store.lockInvitation(call.tx, tenantId, id)
  if (!invitation || invitation.tokenHash !== sha256(token)) throw new InvitationClosed('unknown')
  const state = invitationState({ ...invitation, tenantDeleted: false }, call.now)
  if (state !== 'open') throw new InvitationClosed(state)
  return invitation
}
