import type { ChangeMember } from '@leasehold/contracts'
import { changedFields, InvalidField, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { deleteUserSessions } from '../people/index.ts'
import { type Acting, byColleague, bySelf, holdMember, keepBillingAdmin } from './acting.ts'
import { OwnMembership, outOfReach } from './errors.ts'
import { decideReach, isRaise } from './rules.ts'
import * as store from './store.ts'

/**
 * Changes the role, the stores and the department of a member. Of the own membership only the department.
 * A higher role ends the person's sessions: whoever holds an old token gains nothing by it.
 *
 * @throws NotFound, VersionConflict, OwnMembership, LastBillingAdmin, and refusals of reach
 */
export async function changeMember(call: TenantCommand, input: ChangeMember): Promise<void> {
  const { tx, tenant, membership } = call
  const own = input.userId === membership.userId
  const acting = own ? bySelf(call) : byColleague(call)
  const { member } = await holdMember(acting, input)
  const before = { role: member.role, storeIds: member.storeIds, departmentId: member.departmentId }
  const after = {
    role: input.role,
    storeIds: input.storeIds.toSorted(),
    departmentId: input.departmentId,
  }
  const change = changedFields(before, after)
  if (own && ('role' in change.after || 'storeIds' in change.after)) throw new OwnMembership()
  if (!own) {
    const reach = decideReach(membership, after)
    if (!reach.ok) throw outOfReach(reach)
  }
  await requireParts(acting, before, after)
  await keepBillingAdmin(acting, member, { role: after.role })

  await store.updateMember(tx, tenant.id, member.userId, {
    role: after.role,
    departmentId: after.departmentId,
  })
  if ('storeIds' in change.after) await store.setStores(tx, tenant.id, member.userId, after.storeIds)
  if (isRaise(before.role, after.role)) {
    await acting.overCompanies((over) => deleteUserSessions(over, member.userId))
  }
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'member.changed',
    resource: 'member',
    resourceId: member.userId,
    before: change.before,
    after: change.after,
  })
}

type Parts = { storeIds: readonly string[]; departmentId: string | null }

/** What is newly given must exist and be in use; what the member already has may have been archived since. */
async function requireParts({ tx, tenant }: Acting, before: Parts, after: Parts): Promise<void> {
  const added = after.storeIds.filter((id) => !before.storeIds.includes(id))
  if (!(await store.storesExist(tx, tenant.id, added))) throw new InvalidField('storeIds', 'unknown')
  const { departmentId } = after
  if (!departmentId || departmentId === before.departmentId) return
  if (!(await store.departmentExists(tx, tenant.id, departmentId))) {
    throw new InvalidField('departmentId', 'unknown')
  }
}
