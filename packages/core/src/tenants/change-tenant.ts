import type { ChangeTenant } from '@leasehold/contracts'
import {
  changedFields,
  NotFound,
  type PlatformCommand,
  recordAudit,
  VersionConflict,
} from '../kernel/index.ts'
import { TenantDeleted } from './errors.ts'
import * as store from './store.ts'

/**
 * Changes what is known of a company. Whoever read an older version is refused and told what it holds now,
 * so that both changes can be kept.
 *
 * @throws VersionConflict, TenantDeleted, TakenByOther
 */
export async function changeTenant(call: PlatformCommand, input: ChangeTenant): Promise<void> {
  const { tx, now } = call
  const { tenantId, version, ...fields } = input
  const tenant = await store.lockTenant(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  const { code: _, deletedAt, version: currentVersion, ...before } = tenant
  if (deletedAt) throw new TenantDeleted()
  if (currentVersion !== version) throw new VersionConflict({ ...before, version: currentVersion })
  const change = changedFields(before, fields)
  if (!change.changed) return
  await store.updateTenant(tx, tenantId, fields, now)
  await recordAudit(call, {
    tenantId,
    action: 'tenant.changed',
    resource: 'tenant',
    resourceId: tenantId,
    before: change.before,
    after: change.after,
  })
}
