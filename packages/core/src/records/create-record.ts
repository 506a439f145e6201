import type { CreateRecord } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { newId, once, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { requireRoom, requireStore, titleOf } from './fit-record.ts'
import * as store from './store.ts'

/**
 * Keeps a new record of a business object, within what the plan includes.
 *
 * @throws RecordLimitReached, OUTSIDE_STORE_SCOPE, InvalidField for a store that is unknown or archived
 */
export async function createRecord(call: TenantCommand, input: CreateRecord): Promise<{ id: string }> {
  const { tx, tenant, membership } = call
  const { idempotencyKey: key, ...filled } = input
  const { object, storeId, data } = filled
  const scope = `user:${membership.userId}:records.create`
  return once(tx, { tenantId: tenant.id, scope, key, input: filled }, async () => {
    const entitlements = await lockEntitlements(call)
    await requireStore(call, storeId)
    const title = titleOf(object, data)
    await requireRoom(call, entitlements, object, { replaced: null, written: { title, data } })

    const id = newId()
    await store.insertRecord(tx, {
      tenantId: tenant.id,
      id,
      object,
      storeId,
      title,
      data,
      createdBy: membership.userId,
    })
    await recordAudit(call, {
      tenantId: tenant.id,
      action: 'record.created',
      resource: 'record',
      resourceId: id,
      after: { object, storeId, ...data },
    })
    return { id }
  })
}
