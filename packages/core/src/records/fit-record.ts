import { businessObject, type ObjectKey } from '@leasehold/catalog'
import type { RecordData } from '@leasehold/contracts'
import type { Entitlements } from '../entitlements/index.ts'
import { InvalidField, Refusal, type TenantCommand } from '../kernel/index.ts'
import { storeReach } from '../stores/index.ts'
import { RecordLimitReached } from './errors.ts'
import { decideAddition, reachesRecord } from './rules.ts'
import * as store from './store.ts'

/** What a record is called in lists: its object's first field. */
export function titleOf(object: ObjectKey, data: RecordData): string {
  return String(data[businessObject(object).fields[0].key])
}

/**
 * Makes sure that a record fits into what the plan includes, under the lock of `lockEntitlements`.
 *
 * @param replaced what was there before; null for a new one
 * @throws RecordLimitReached
 */
export async function requireRoom(
  call: TenantCommand,
  { limits }: Entitlements,
  object: ObjectKey,
  { replaced, written }: { replaced: RecordContent | null; written: RecordContent },
): Promise<void> {
  const { tx, tenant } = call
  const { customers, storage, bytes } = await store.measure(tx, tenant.id, written)
  const bytesBefore = replaced ? (await store.measure(tx, tenant.id, replaced)).bytes : 0
  const counts = businessObject(object).limit === 'customers' && replaced === null
  const verdict = decideAddition({
    customers: { allowed: limits.customers, used: customers, added: counts ? 1 : 0 },
    storage: { allowed: limits.storage, used: storage, added: bytes - bytesBefore },
  })
  if (!verdict.ok) throw new RecordLimitReached(verdict)
}

type RecordContent = { title: string; data: RecordData }

/**
 * Makes sure that the caller may put a record into a store, which then stays open until the transaction ends.
 *
 * @throws OUTSIDE_STORE_SCOPE, and InvalidField for a store that is unknown or archived
 */
export async function requireStore(call: TenantCommand, storeId: string | null): Promise<void> {
  if (storeId === null) return
  if (!reachesRecord(storeReach(call.membership), storeId)) throw new Refusal('OUTSIDE_STORE_SCOPE')
  if (!(await store.holdOpenStore(call.tx, call.tenant.id, storeId))) {
    throw new InvalidField('storeId', 'unknown')
  }
}
