import { emailKey, type InviteMember } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import {
  emit,
  InvalidField,
  newId,
  newToken,
  recordAudit,
  sha256,
  type TenantCommand,
} from '../kernel/index.ts'
import { invitationsPerEmail, invitationsPerTenant, takeAttempt } from '../rate-limits/index.ts'
import { requireWithinOwn } from '../roles/index.ts'
import { requireSeat } from './acting.ts'
import { AlreadyInvited, AlreadyMember, outOfReach } from './errors.ts'
import { memberInvited } from './events.ts'
import { insertInvitation, replaceExpired } from './invitations/store.ts'
import { decideReach, invitationExpiry } from './rules.ts'
import { isMember, storesExist } from './store.ts'

/**
 * Invites a person by mail. The invitation holds a seat until it is accepted, revoked or has run out;
 * the answer does not tell whether the address belongs to a user of the platform.
 *
 * @throws SeatLimitReached, AlreadyMember, AlreadyInvited, PermissionAboveOwn, and refusals of reach
 */
export async function inviteMember(call: TenantCommand, input: InviteMember): Promise<{ id: string }> {
  const { tx, tenant } = call
  const key = emailKey(input.email)
  await takeAttempt(call, invitationsPerTenant, tenant.id)
  await takeAttempt(call, invitationsPerEmail, key)

  const reach = decideReach(call.membership, input)
  if (!reach.ok) throw outOfReach(reach)
  requireWithinOwn(call, { role: input.role, custom: null })

  const { limits } = await lockEntitlements(call)
  if (!(await storesExist(tx, tenant.id, input.storeIds))) throw new InvalidField('storeIds', 'unknown')
  if (await isMember(tx, tenant.id, key)) throw new AlreadyMember()
  await requireSeat(call, limits)

  const id = newId()
  await replaceExpired(tx, tenant.id, key)
  const inserted = await insertInvitation(
    tx,
    {
      tenantId: tenant.id,
      id,
      email: input.email,
      emailKey: key,
      role: input.role,
      // No one knows this one: the job that mails the link replaces it.
      tokenHash: sha256(newToken()),
      expiresAt: invitationExpiry(call.now),
      invitedBy: call.membership.userId,
    },
    input.storeIds,
  )
  if (!inserted) throw new AlreadyInvited()

  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'member.invited',
    resource: 'invitation',
    resourceId: id,
    after: { email: input.email, role: input.role, storeIds: input.storeIds },
  })
  await emit(tx, memberInvited({ tenantId: tenant.id, invitationId: id }))
  return { id }
}
