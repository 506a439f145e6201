import type { ChangeRecord } from '@leasehold/contracts'
import { lockEntitlements } from '../entitlements/index.ts'
import { changedFields, recordAudit, type TenantCommand } from '../kernel/index.ts'
import { requireRoom, requireStore, titleOf } from './fit-record.ts'
import { holdRecord } from './hold-record.ts'
import * as store from './store.ts'

/**
 * Replaces what a record holds. It may stay in a store that was archived meanwhile.
 *
 * @throws NotFound, VersionConflict, RecordLimitReached, OUTSIDE_STORE_SCOPE, InvalidField for a store that is
 *   unknown or archived
 */
export async function changeRecord(call: TenantCommand, input: ChangeRecord): Promise<void> {
  const { tx, tenant, now } = call
  const { object, id, storeId, data } = input
  const entitlements = await lockEntitlements(call)
  const before = await holdRecord(call, input)
  if (storeId !== before.storeId) await requireStore(call, storeId)
  const written = { title: titleOf(object, data), data }
  const change = changedFields({ storeId: before.storeId, ...before.data }, { storeId, ...data })
  if (!change.changed) return
  await requireRoom(call, entitlements, object, { replaced: before, written })
  await store.updateRecord(tx, tenant.id, id, { ...written, storeId, updatedAt: now })
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'record.changed',
    resource: 'record',
    resourceId: id,
    before: { object, ...change.before },
    after: { object, ...change.after },
  })
}
