import type { SyncCause } from '@leasehold/catalog'
import type { Tx } from '@leasehold/db'
import { type Call, emit, newId } from '../kernel/index.ts'
import { syncsWanted, syncWanted } from './events.ts'
import * as store from './store.ts'

type Wanted = { tenantId: string; cause: SyncCause; bulkId?: string; retryOf?: string }

/** Takes note of the runs that a bulk change asks for, so that one job does them together. */
export type SyncCollector = { bulkId: string; tenantIds: Set<string> }

/** A call whose sync runs are not handed to the worker one by one: who collects them does. */
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
  const row = rowOf(call, { ...wanted, ...(syncs && { bulkId: syncs.bulkId }) })
  const [waiting] = await store.insertOrMerge(tx, [row])
  if (!waiting) throw new Error('A sync run was neither made nor merged.')
  if (syncs) syncs.tenantIds.add(tenantId)
  else await emit(tx, syncWanted({ tenantId }, { key: `sync:${tenantId}` }))
  return { runId: waiting.id }
}

/** Asks for runs of several tenants, which one job does together. */
export async function requestSyncs(
  call: Call & { tx: Tx } & Collecting,
  wanted: readonly Wanted[],
): Promise<void> {
  const { tx, syncs } = call
  const given = syncs ? { bulkId: syncs.bulkId } : {}
  // In one order everywhere, so that nobody waits for who waits for him.
  const inOrder = wanted.toSorted((a, b) => (a.tenantId < b.tenantId ? -1 : 1))
  const [first, ...others] = inOrder
  if (!first) return
  if (others.length === 0) {
    await requestSync(call, first)
    return
  }
  await store.insertOrMerge(
    tx,
    inOrder.map((each) => rowOf(call, { ...each, ...given })),
  )
  const tenantIds = inOrder.map(({ tenantId }) => tenantId)
  if (syncs) for (const tenantId of tenantIds) syncs.tenantIds.add(tenantId)
  else await emit(tx, syncsWanted({ tenantIds }))
}

function rowOf({ actor, now }: Call, wanted: Wanted) {
  return { ...wanted, id: newId(now.getTime()), actorKind: actor.kind, actorId: actor.id, createdAt: now }
}
