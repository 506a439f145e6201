import type { RecordVersion } from '@leasehold/contracts'
import { recordAudit, type TenantCommand } from '../kernel/index.ts'
import { holdRecord } from './hold-record.ts'
import * as store from './store.ts'

/**
 * Deletes a record; the audit log keeps what it held.
 *
 * @throws NotFound, VersionConflict
 */
export async function deleteRecord(call: TenantCommand, input: RecordVersion): Promise<void> {
  const { tx, tenant } = call
  const { id, storeId, data } = await holdRecord(call, input)
  await store.deleteRecord(tx, tenant.id, id)
  await recordAudit(call, {
    tenantId: tenant.id,
    action: 'record.deleted',
    resource: 'record',
    resourceId: id,
    before: { object: input.object, storeId, ...data },
  })
}
