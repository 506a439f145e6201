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
import { AlreadyInvited, AlreadyMember, outOfReach, SeatLimitReached } from './errors.ts'
import { memberInvited } from './events.ts'
import { decideReach, decideSeat, invitationDays } from './rules.ts'
import * as store from './store.ts'

/**
 * Invites a person by mail. The invitation holds a seat until it is accepted, revoked or has run out;
 * the answer does not tell whether the address belongs to a user of the platform.
 *
 * @throws SeatLimitReached, AlreadyMember, AlreadyInvited, and refusals of reach
 */
export async function inviteMember(call: TenantCommand, input: InviteMember): Promise<{ id: string }> {
  const { tx, tenant } = call
  const key = emailKey(input.email)
  await takeAttempt(call, invitationsPerTenant, tenant.id)
  await takeAttempt(call, invitationsPerEmail, key)

  const reach = decideReach(call.membership, input)
  if (!reach.ok) throw outOfReach(reach)

  const { limits } = await lockEntitlements(call)
  if (!(await store.storesExist(tx, tenant.id, input.storeIds))) throw new InvalidField('storeIds', 'unknown')
  if (await store.isActiveMember(tx, tenant.id, key)) throw new AlreadyMember()
  const used = await store.countSeats(tx, tenant.id, call.now)
  const seat = decideSeat({ limit: limits.users, used })
  if (!seat.ok) throw new SeatLimitReached(seat)

  const id = newId()
  await store.closeExpiredInvitation(tx, tenant.id, key, call.now)
  const inserted = await store.insertInvitation(
    tx,
    {
      tenantId: tenant.id,
      id,
      email: input.email,
      emailKey: key,
      role: input.role,
      // No one knows this one: the job that mails the link replaces it.
      tokenHash: sha256(newToken()),
      expiresAt: new Date(call.now.getTime() + invitationDays * 86_400_000),
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
