import type { ChangeRole } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { changedFields, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { takingName } from './create-role.ts'
import { refusedRole } from './errors.ts'
import { holdRole } from './hold-role.ts'
import { requireCustomRoles } from './require-custom-roles.ts'
import { decideRole } from './rules.ts'
import * as store from './store.ts'

/**
 * Changes what a role is called and allows. Whoever has it goes by the new permissions from the next request on.
 *
 * @throws CustomRolesLocked, NotFound, VersionConflict, refusals of a role above the caller's own, and
 *   InvalidField when the name is taken or a permission is not the base's
 */
export async function changeRole(call: TenantCommand, input: ChangeRole): Promise<void> {
  const { tx, tenant, membership, permissions: own } = call
  requireCustomRoles(await lockEntitlements(call))
  const { id, base, name, permissions } = await holdRole(call, input)
  const after = { name: input.name, permissions: input.permissions }
  const verdict = decideRole({ role: membership.role, permissions: own }, { base, ...after })
  if (!verdict.ok) throw refusedRole(verdict)
  const change = changedFields({ name, permissions }, after)
  if (!change.changed) return

  await takingName(store.updateRole(tx, tenant.id, id, after))
  await requestSync(call, { tenantId: tenant.id, cause: 'role_changed' })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'role.changed',
    resource: 'role',
    resourceId: id,
    before: change.before,
    after: change.after,
  })
}
