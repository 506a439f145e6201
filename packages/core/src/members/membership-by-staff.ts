import type { Role } from '@leasehold/catalog'
import { lockEntitlements } from '../entitlements/index.ts'
import { emit, InvalidField, NotFound, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { lockUser } from '../people/index.ts'
import { byStaff, requireSeat } from './acting.ts'
import { changeStatus, type StatusChange } from './change-status.ts'
import { memberAdded } from './events.ts'
import { answerInvitations } from './invitations/store.ts'
import { join, refuseMember } from './join.ts'
import * as store from './store.ts'

/**
 * Staff add a person to a company: takes a seat, and the person is told by mail.
 *
 * @param given.storeIds stores the person is limited to; none means all
 * @throws NotFound, TENANT_DELETED, SeatLimitReached, AlreadyMember (also for a disabled member)
 */
export async function addMembership(
  call: PlatformCommand,
  given: { tenantId: string; userId: string; role: Role; storeIds?: readonly string[] },
): Promise<void> {
  const { userId, role, storeIds = [] } = given
  const acting = await byStaff(call, given.tenantId)
  const { tx } = call
  const { id: tenantId } = acting.tenant
  const { limits } = await lockEntitlements(acting)
  if (!(await lockUser(tx, userId))) throw new NotFound('user')
  if (!(await store.storesExist(tx, tenantId, storeIds))) throw new InvalidField('storeIds', 'unknown')
  await refuseMember(tx, tenantId, userId)
  // The seat of an open invitation to the person is the one they take.
  await answerInvitations(tx, tenantId, userId)
  await requireSeat(acting, limits)
  await join(call, tx, { tenantId, userId, role, storeIds, invitedBy: null })
  await recordAudit(call, {
    tenantId,
    action: 'member.added',
    resource: 'member',
    resourceId: userId,
    after: { role, storeIds },
  })
  await emit(tx, memberAdded({ tenantId, userId }))
}

/** Which membership staff act on, and why. */
export type StaffChange = StatusChange & { tenantId: string }

/** Staff disable a membership or let it in again. Throws as `changeStatus` does. */
export async function setMembershipStatus(
  call: PlatformCommand,
  { tenantId, status, ...change }: StaffChange & { status: 'active' | 'disabled' },
): Promise<void> {
  const action = status === 'active' ? 'member.enabled' : 'member.disabled'
  await changeStatus(await byStaff(call, tenantId), change, status, action)
}

/** Staff end a membership. Throws as `changeStatus` does. */
export async function removeMembership(
  call: PlatformCommand,
  { tenantId, ...change }: StaffChange,
): Promise<void> {
  await changeStatus(await byStaff(call, tenantId), change, 'removed', 'member.removed')
}
