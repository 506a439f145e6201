import type { RecordVersion } from '@leasehold/contracts'
import { NotFound, type TenantCommand, VersionConflict } from '../kernel/index.ts'
import { storeReach } from '../stores/index.ts'
import { reachesRecord } from './rules.ts'
import * as store from './store.ts'

/**
 * The record as it was read, held for the rest of the transaction.
 *
 * @throws NotFound also for a record outside the caller's stores, VersionConflict
 */
export async function holdRecord(call: TenantCommand, { object, id, version }: RecordVersion) {
  const found = await store.lockRecord(call.tx, call.tenant.id, object, id)
  if (!found || !reachesRecord(storeReach(call.membership), found.storeId)) throw new NotFound('record')
  if (found.version !== version) {
    const { storeId, data, version: newest } = found
    throw new VersionConflict({ storeId, data, version: newest })
  }
  return found
}
