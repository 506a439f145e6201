import { type DeleteTenant, parseTenantCode, type RestoreTenant } from '@leasehold/contracts'
import { NotFound, type PlatformCommand, recordAudit } from '../kernel/index.ts'
import { MoneyOwed, TenantDeleted, TenantNotDeleted, WrongConfirmation } from './errors.ts'
import { decideDeletion } from './rules.ts'
import * as store from './store.ts'

/**
 * Takes a company away: nobody can enter it from the next request on. Nothing is lost before the day it is
 * purged; until then it can be restored.
 *
 * @throws WrongConfirmation, TenantDeleted, MoneyOwed (unless forced)
 */
export async function deleteTenant(call: PlatformCommand, input: DeleteTenant): Promise<void> {
  const { tx, now } = call
  const { tenantId, confirmation, reason, force } = input
  const contract = await store.lockContract(tx, tenantId)
  const tenant = await store.lockTenant(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (parseTenantCode(confirmation) !== tenant.code) throw new WrongConfirmation()
  const verdict = decideDeletion({ deletedAt: tenant.deletedAt, contract }, force, now)
  if (!verdict.ok) throw verdict.reason === 'deleted' ? new TenantDeleted() : new MoneyOwed()

  const { deletedAt, purgeAfter } = verdict
  await store.updateTenant(tx, tenantId, { deletedAt, purgeAfter }, now)
  await store.raiseEntitlementVersion(tx, tenantId)
  await recordAudit(call, {
    tenantId,
    action: 'tenant.deleted',
    resource: 'tenant',
    resourceId: tenantId,
    before: { deletedAt: null },
    after: { deletedAt, purgeAfter, reason, ...(force && { force }) },
  })
}

/**
 * Brings a deleted company back, as it was.
 *
 * @throws TenantNotDeleted
 */
export async function restoreTenant(call: PlatformCommand, input: RestoreTenant): Promise<void> {
  const { tx, now } = call
  const { tenantId, reason } = input
  await store.lockContract(tx, tenantId)
  const tenant = await store.lockTenant(tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (!tenant.deletedAt) throw new TenantNotDeleted()

  await store.updateTenant(tx, tenantId, { deletedAt: null, purgeAfter: null }, now)
  await store.raiseEntitlementVersion(tx, tenantId)
  await recordAudit(call, {
    tenantId,
    action: 'tenant.restored',
    resource: 'tenant',
    resourceId: tenantId,
    before: { deletedAt: tenant.deletedAt },
    after: { deletedAt: null, ...(reason && { reason }) },
  })
}
