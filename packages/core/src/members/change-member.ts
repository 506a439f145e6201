import type { Role } from '@leasehold/catalog'
import type { ChangeMember } from '@leasehold/contracts'
import { changedFields, InvalidField, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { deleteUserSessions } from '../people/index.ts'
import { requireGivable } from '../roles/index.ts'
import { type Acting, byColleague, bySelf, holdMember, keepBillingAdmin } from './acting.ts'
import { OwnMembership, outOfReach } from './errors.ts'
import { decideReach, isRaise } from './rules.ts'
import * as store from './store.ts'

/**
 * Changes the role and what narrows it, the stores and the department of a member. Of the own membership only the department.
 * A higher role ends the person's sessions: whoever holds an old token gains nothing by it.
 *
 * @throws NotFound, VersionConflict, OwnMembership, LastBillingAdmin, CustomRolesLocked, PermissionAboveOwn, and
 *   refusals of reach
 */
export async function changeMember(call: TenantCommand, input: ChangeMember): Promise<void> {
  const { tx, tenant, membership } = call
  const own = input.userId === membership.userId
  const acting = own ? bySelf(call) : byColleague(call)
  const { member, entitlements } = await holdMember(acting, input)
  const { role, customRoleId, storeIds, departmentId } = member
  const before = { role, customRoleId, storeIds, departmentId }
  const after = {
    role: input.role,
    customRoleId: customRoleAfter(member, input),
    storeIds: input.storeIds.toSorted(),
    departmentId: input.departmentId,
  }
  const change = changedFields(before, after)
  const givesRole = 'role' in change.after || 'customRoleId' in change.after
  if (own && (givesRole || 'storeIds' in change.after)) throw new OwnMembership()
  if (!own) {
    const reach = decideReach(membership, after)
    if (!reach.ok) throw outOfReach(reach)
  }
  if (givesRole) await requireGivable(call, entitlements, after)
  await requireParts(acting, before, after)
  await keepBillingAdmin(acting, member, { role: after.role })

  await store.updateMember(tx, tenant.id, member.userId, {
    role: after.role,
    customRoleId: after.customRoleId,
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

/** What is not said stays, as long as the role does: a custom role rests on one base. */
function customRoleAfter(before: { role: Role; customRoleId: string | null }, input: ChangeMember) {
  if (input.customRoleId !== undefined) return input.customRoleId
  return input.role === before.role ? before.customRoleId : null
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
