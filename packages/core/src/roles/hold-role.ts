import { permissionsOf } from '@leasehold/catalog'
import type { RoleVersion } from '@leasehold/contracts'
import { NotFound, type TenantCommand, VersionConflict } from '../kernel/index.ts'
import { refusedRole } from './errors.ts'
import { decideRole } from './rules.ts'
import * as store from './store.ts'

/**
 * The role as it was read, held for the rest of the transaction.
 *
 * @throws NotFound also for an archived one, VersionConflict, and refusals of a role above the caller's own
 */
export async function holdRole(call: TenantCommand, { id, version }: RoleVersion) {
  const { tx, tenant, membership, permissions } = call
  const found = await store.lockRole(tx, tenant.id, id)
  if (!found || found.archivedAt) throw new NotFound('role')
  // As it is in force: what a later version of the product no longer knows allows nothing.
  const standing = { ...found, permissions: [...permissionsOf(found.base, found.permissions)] }
  const verdict = decideRole({ role: membership.role, permissions }, standing)
  if (!verdict.ok) throw refusedRole(verdict)
  if (found.version !== version) throw new VersionConflict(found)
  return found
}
