import type { SyncCause } from '@leasehold/catalog'
import type { Tx } from '@leasehold/db'
import { type Call, emit, newId } from '../kernel/index.ts'
import { syncsWanted, syncWanted } from './events.ts'
import * as store from './store.ts'

type Wanted = { tenantId: string; cause: SyncCause; bulkId?: string; retryOf?: string }

/** Takes note of the runs that a change of many companies asks for, so that one job does them together. */
export type SyncCollector = { bulkId: string | null; tenantIds: Set<string> }

/** A call whose sync runs are asked for together, by `requestCollected`. */
export type Collecting = { readonly syncs?: SyncCollector }

/**
 * Asks for a sync run of a tenant, in the transaction of the change that needs it. A run that waits already stands
 * for this one too.
 *
 * @returns the run that waits
 */
export async function requestSync(
  call: Call & { tx: Tx } & Collecting,
  wanted: Wanted,
): Promise<{ runId: string }> {
  const { tx, syncs } = call
  const { tenantId } = wanted
  const row = rowOf(call, { ...wanted, ...(syncs?.bulkId && { bulkId: syncs.bulkId }) })
  const [waiting] = await store.insertOrMerge(tx, [row])
  if (!waiting) throw new Error('A sync run was neither made nor merged.')
  if (syncs) syncs.tenantIds.add(tenantId)
  else await emit(tx, syncWanted({ tenantId }, { key: `sync:${tenantId}` }))
  return { runId: waiting.id }
}

/** Asks for runs of several tenants, which one job does together. */
export async function requestSyncs(call: Call & { tx: Tx }, wanted: readonly Wanted[]): Promise<void> {
  if (wanted.length === 0) return
  // In one order everywhere, so that nobody waits for who waits for him.
  const rows = wanted.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1)).map((each) => rowOf(call, each))
  await store.insertOrMerge(call.tx, rows)
  await requestCollected(call, new Set(rows.map(({ tenantId }) => tenantId)))
}

/** Hands runs that were collected to the worker. */
export async function requestCollected(call: { tx: Tx }, tenantIds: ReadonlySet<string>): Promise<void> {
  if (tenantIds.size > 0) await emit(call.tx, syncsWanted({ tenantIds: [...tenantIds] }))
}

function rowOf({ actor, now }: Call, wanted: Wanted) {
  return { ...wanted, id: newId(now.getTime()), actorKind: actor.kind, actorId: actor.id, createdAt: now }
}
