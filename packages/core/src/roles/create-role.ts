import type { CreateRole } from '@leasehold/contracts'
import { isUniqueViolation } from '@leasehold/db'
import { lockEntitlements } from '../entitlements/index.ts'
import { InvalidField, newId, once, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { RoleLimitReached, refusedRole } from './errors.ts'
import { requireCustomRoles } from './require-custom-roles.ts'
import { decideRole, roleLimit } from './rules.ts'
import * as store from './store.ts'

/**
 * Makes a role that leaves some of what a built-in one allows.
 *
 * @throws CustomRolesLocked, RoleLimitReached, refusals of a role above the caller's own, and InvalidField when
 *   the name is taken or a permission is not the base's
 */
export async function createRole(call: TenantCommand, input: CreateRole): Promise<{ id: string }> {
  const { tx, tenant, membership, permissions } = call
  const { idempotencyKey: key, ...fields } = input
  const scope = `user:${membership.userId}:roles.create`
  return once(tx, { tenantId: tenant.id, scope, key, input: fields }, async () => {
    requireCustomRoles(await lockEntitlements(call))
    const verdict = decideRole({ role: membership.role, permissions }, fields)
    if (!verdict.ok) throw refusedRole(verdict)
    if ((await store.countRoles(tx, tenant.id)) >= roleLimit) throw new RoleLimitReached()

    const id = newId()
    await takingName(store.insertRole(tx, { tenantId: tenant.id, id, ...fields }))
    await requestSync(call, { tenantId: tenant.id, cause: 'role_changed' })
    await recordAudit(call, {
      tenantId: tenant.id,
      action: 'role.created',
      resource: 'role',
      resourceId: id,
      after: fields,
    })
    return { id }
  })
}

/** Waits for a write of a role's name; another one may have it. */
export async function takingName(write: Promise<void>): Promise<void> {
  try {
    await write
  } catch (error) {
    throw isUniqueViolation(error) ? new InvalidField('name', 'taken') : error
  }
}
