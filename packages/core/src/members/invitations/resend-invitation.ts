import type { Invitation } from '@leasehold/contracts'
import { emit, NotFound, newToken, recordAudit, sha256, type TenantCommand } from '../../kernel/index.ts'
import { invitationsPerEmail, invitationsPerTenant, takeAttempt } from '../../rate-limits/index.ts'
import { requireSeat } from '../acting.ts'
import { AlreadyInvited, AlreadyMember } from '../errors.ts'
import { memberInvited } from '../events.ts'
import { invitationExpiry, invitationState } from '../rules.ts'
import { isMember } from '../store.ts'
import { holdInvitation } from './hold-invitation.ts'
import * as store from './store.ts'

/**
 * Sends an invitation again: a fresh link and the full time to accept it; the old link ends now. One that
 * ran out held no seat any more and takes one again.
 *
 * @throws NotFound, InvitationClosed, SeatLimitReached, AlreadyInvited, AlreadyMember, refusals of reach
 */
export async function resendInvitation(call: TenantCommand, input: Invitation): Promise<void> {
  const { tx, tenant, now } = call
  await countAttempt(call, input)
  const { invitation, limits } = await holdInvitation(call, input.id)
  const { id, email, emailKey } = invitation
  const state = invitationState({ ...invitation, tenantDeleted: false }, now)
  if (state === 'expired') {
    if (await isMember(tx, tenant.id, emailKey)) throw new AlreadyMember()
    await requireSeat(call, limits)
    if (await store.hasOpenInvitation(tx, tenant.id, emailKey)) throw new AlreadyInvited()
  }
  const expiresAt = invitationExpiry(now)
  await store.updateInvitation(tx, tenant.id, id, {
    status: 'open',
    expiresAt,
    // No one knows this one: the job that mails the link replaces it.
    tokenHash: sha256(newToken()),
  })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'invitation.resent',
    resource: 'invitation',
    resourceId: id,
    before: { expiresAt: invitation.expiresAt },
    after: { email, expiresAt },
  })
  await emit(tx, memberInvited({ tenantId: tenant.id, invitationId: id }))
}

/** Before anything is held: attempts are counted over another connection, for which nobody may wait under a lock. */
async function countAttempt(call: TenantCommand, { id }: Invitation): Promise<void> {
  const emailKey = await store.readEmailKey(call.tx, call.tenant.id, id)
  if (!emailKey) throw new NotFound('invitation')
  await takeAttempt(call, invitationsPerTenant, call.tenant.id)
  await takeAttempt(call, invitationsPerEmail, emailKey)
}
