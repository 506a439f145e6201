import type { RoleVersion } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { recordAudit, type TenantCommand } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { RoleInUse } from './errors.ts'
import { holdRole } from './hold-role.ts'
import * as store from './store.ts'

/**
 * Puts a role away that nobody has. Also possible when the plan has no custom roles any more.
 *
 * @throws NotFound, VersionConflict, RoleInUse, and refusals of a role above the caller's own
 */
export async function archiveRole(call: TenantCommand, input: RoleVersion): Promise<void> {
  const { tx, tenant, now } = call
  // Whoever gives a role to somebody holds the contract too.
  await lockEntitlements(call)
  const { id, name, base } = await holdRole(call, input)
  const members = await store.countHolders(tx, tenant.id, id)
  if (members > 0) throw new RoleInUse(members)
  await store.updateRole(tx, tenant.id, id, { archivedAt: now })
  await requestSync(call, { tenantId: tenant.id, cause: 'role_changed' })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'role.archived',
    resource: 'role',
    resourceId: id,
    before: { name, base, status: 'open' },
    after: { name, base, status: 'archived' },
  })
}
