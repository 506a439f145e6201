import type { RecordOf } from '@leasehold/contracts'
import { NotFound, type TenantQuery } from '../kernel/index.ts'
import { storeReach } from '../stores/index.ts'
import { reachesRecord } from './rules.ts'
import * as store from './store.ts'

/** @throws NotFound also for a record outside the caller's stores */
export async function getRecord(call: TenantQuery, input: RecordOf) {
  const [found] = await store.readRecord(call.reader, { tenantId: call.tenant.id, ...input })
  if (!found || !reachesRecord(storeReach(call.membership), found.storeId)) throw new NotFound('record')
  return found
}
