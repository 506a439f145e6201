import { mayGrantRole, type Permission, type Role } from '@leasehold/catalog'
import type { TenantId, TenantReader, Tx } from '@leasehold/db'
import { type Entitlements, isOpen } from '../entitlements/index.ts'
import { InvalidField } from '../kernel/index.ts'
import { PermissionAboveOwn } from './errors.ts'
import { requireCustomRoles } from './require-custom-roles.ts'
import { beyondOwn, type Editor } from './rules.ts'
import * as store from './store.ts'

type Given = { role: Role; customRoleId: string | null }

/**
 * Makes sure that somebody may be given a role, which is then held for the rest of the transaction.
 *
 * @param entitlements of the company, read under `lockEntitlements`
 * @throws CustomRolesLocked, PermissionAboveOwn, and InvalidField for a role that is unknown, archived or rests
 *   on another base
 */
export async function requireGivable(
  call: { tx: Tx; tenant: { id: TenantId }; permissions: ReadonlySet<Permission> },
  entitlements: Entitlements,
  { role, customRoleId }: Given,
): Promise<void> {
  let custom: readonly string[] | null = null
  if (customRoleId !== null) {
    requireCustomRoles(entitlements)
    const found = await store.lockRole(call.tx, call.tenant.id, customRoleId)
    if (!found || found.archivedAt) throw new InvalidField('customRoleId', 'unknown')
    if (found.base !== role) throw new InvalidField('customRoleId', 'other_base')
    custom = found.permissions
  }
  requireWithinOwn(call, { role, custom })
}

/** @throws PermissionAboveOwn when the role allows what the caller may not do */
export function requireWithinOwn(
  call: { permissions: ReadonlySet<Permission> },
  given: { role: Role; custom: readonly string[] | null },
): void {
  const above = beyondOwn(call, given)
  if (above.length > 0) throw new PermissionAboveOwn(above)
}

/** Custom roles that somebody may give now. */
export async function givableRoles(reader: TenantReader, editor: Editor, entitlements: Entitlements) {
  if (!isOpen(entitlements, 'custom_roles')) return []
  const made = await store.listRoles(reader)
  return made
    .filter(({ base, permissions: custom }) => {
      return mayGrantRole(editor.role, base) && beyondOwn(editor, { role: base, custom }).length === 0
    })
    .map(({ id, name, base }) => ({ id, name, base }))
}
