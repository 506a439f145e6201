import type { SyncCause } from '@leasehold/catalog'
import type { Tx } from '@leasehold/db'
import { type Call, emit, newId } from '../kernel/index.ts'
import { syncWanted } from './events.ts'
import * as store from './store.ts'

/**
 * Asks for a sync run of a tenant, in the transaction of the change that needs it. A run that waits already stands
 * for this one too.
 *
 * @returns the run that waits
 */
export async function requestSync(
  call: Call & { tx: Tx },
  wanted: { tenantId: string; cause: SyncCause; bulkId?: string; retryOf?: string },
): Promise<{ runId: string }> {
  const { tx, actor, now } = call
  const { tenantId } = wanted
  const runId = await store.insertOrMerge(tx, {
    ...wanted,
    id: newId(now.getTime()),
    actorKind: actor.kind,
    actorId: actor.id,
    createdAt: now,
  })
  await emit(tx, syncWanted({ tenantId }, { key: `sync:${tenantId}` }))
  return { runId }
}
