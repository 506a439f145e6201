import type { ChangeAddOn, RemoveAddOn } from '@leasehold/contracts'
import { type OpenCommand, recordAudit } from '../kernel/index.ts'
import { requestSync } from '../sync/index.ts'
import { lockCompany } from './lock-company.ts'
import { requireAddOn } from './prepare-change.ts'
import { staffId } from './staff-id.ts'
import * as store from './store.ts'

/**
 * Changes how many times an add-on stacks.
 *
 * @throws NotFound, TenantDeleted
 */
export async function changeAddOn(call: OpenCommand, input: ChangeAddOn): Promise<{ changed: boolean }> {
  const { tenantId, id, quantity, reason } = input
  await lockCompany(call, tenantId)
  const addOn = await requireAddOn(call.tx, tenantId, id)
  if (addOn.quantity === quantity) return { changed: false }
  await store.updateAddOn(call.tx, tenantId, id, { quantity })
  await requestSync(call, { tenantId, cause: 'add_on_changed' })
  await recordAudit(call, {
    tenantId,
    action: 'add_on.changed',
    resource: 'add_on',
    resourceId: id,
    before: { plan: addOn.plan, quantity: addOn.quantity },
    after: { plan: addOn.plan, quantity, ...(reason && { reason }) },
  })
  return { changed: true }
}

/**
 * Takes an add-on off. It stays as history.
 *
 * @throws NotFound also when it was taken off already; TenantDeleted
 */
export async function removeAddOn(call: OpenCommand, input: RemoveAddOn): Promise<void> {
  const { tx, now } = call
  const { tenantId, id, reason } = input
  await lockCompany(call, tenantId)
  const { plan, planVersion, quantity, endsAt } = await requireAddOn(tx, tenantId, id)
  await store.updateAddOn(tx, tenantId, id, { removedAt: now, removedBy: staffId(call) })
  await requestSync(call, { tenantId, cause: 'add_on_changed' })
  await recordAudit(call, {
    tenantId,
    action: 'add_on.removed',
    resource: 'add_on',
    resourceId: id,
    before: { plan, planVersion, quantity, endsAt },
    after: reason ? { reason } : null,
  })
}
