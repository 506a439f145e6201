import { setTimeout as wait } from 'node:timers/promises'
import type { BulkParams } from '@leasehold/catalog'
import type { PlatformTx } from '@leasehold/db'
import { setOverride } from '../grants/index.ts'
import { type Call, emit, type OpenCommand, Refusal } from '../kernel/index.ts'
import { requireSoldPlan, type SoldPlan } from '../plans/index.ts'
import { moveContractVersion } from '../staff-subscriptions/index.ts'
import { runSyncs, type SyncCollector, syncsWanted } from '../sync/index.ts'
import { moveToPlan } from '../tenants/index.ts'
import { bulkWanted } from './events.ts'
import * as store from './store.ts'

/** Companies changed in one transaction. */
const BATCH = 20

/**
 * How long a bulk change rests between two batches, as a share of the time that the workspaces of the first took. It
 * costs a fifth of the companies a second, and the slowest of twenty requests of others then wait half as long.
 */
const REST = 1

/**
 * Makes the workspaces match that the batch before left, and changes the next companies of a bulk change in one
 * transaction. The batch after is a job of its own: other jobs have their turn between, and one core is left for
 * everybody else's requests. One company's refusal is noted and does not stop the others.
 */
export async function workOffBulk(call: Call, bulkId: string, toSync: string[]): Promise<void> {
  await syncWorkspaces(call, toSync)
  await call.database.platformTransaction(async (tx) => {
    const bulk = await store.readBulkIn(tx, bulkId)
    if (!bulk) return
    const tenantIds = await store.lockNext(tx, bulkId, BATCH)
    if (tenantIds.length === 0) {
      // What another has in hand is followed by a job like this one, which then finds nothing.
      if (!(await store.someWait(tx, bulkId))) {
        await store.endBulk(tx, bulkId, { endedAt: new Date() })
        await store.announce(tx, bulkId)
      }
      return
    }
    const { params, reason, actorId } = bulk
    const actor = actorId
      ? ({ kind: 'admin', id: actorId } as const)
      : ({ kind: 'system', id: null } as const)
    const syncs: SyncCollector = { bulkId, tenantIds: new Set() }
    const bulkCall = { ...call, actor, tx, syncs }
    const ends =
      params.kind === 'apply_plan'
        ? await applyToAll(bulkCall, { tenantIds, params, reason })
        : await changeEach(bulkCall, { tenantIds, params, reason })
    await store.endItems(tx, bulkId, ends, new Date())
    await emit(tx, bulkWanted({ bulkId, toSync: [...syncs.tenantIds] }))
    await store.announce(tx, bulkId)
  })
}

/** What cannot be made to match now is tried again by a job of its own, and holds up no other company. */
async function syncWorkspaces(call: Call, tenantIds: string[]): Promise<void> {
  if (tenantIds.length === 0) return
  const began = performance.now()
  try {
    await runSyncs(call, tenantIds)
  } catch {
    await call.database.platformTransaction((tx) => emit(tx, syncsWanted({ tenantIds })))
  }
  await wait((performance.now() - began) * REST)
}

type BulkCall = OpenCommand & { readonly syncs: SyncCollector }
type Batch<Params> = { tenantIds: readonly string[]; params: Params; reason: string }
type ApplyPlan = Extract<BulkParams, { kind: 'apply_plan' }>

/** Gives a batch of companies a plan, all of them in a few statements. */
async function applyToAll(call: BulkCall, batch: Batch<ApplyPlan>): Promise<store.ItemEnd[]> {
  const { tenantIds, params, reason } = batch
  const sold = await soldAsShown(call.tx, params)
  if (!sold) return tenantIds.map((tenantId) => ({ tenantId, state: 'failed', error: 'WRONG_STATE' }))
  const moves = await moveToPlan(call, { tenantIds, sold, reason })
  return [...moves].map(([tenantId, move]) =>
    'refusal' in move
      ? { tenantId, state: 'failed', error: move.refusal.code }
      : { tenantId, state: move.changed ? 'changed' : 'unchanged', error: null },
  )
}

/** The version of a plan that the preview spoke of, if it is still sold; it stays so for the transaction. */
async function soldAsShown(tx: PlatformTx, { plan, planVersion }: ApplyPlan): Promise<SoldPlan | null> {
  await store.holdPlan(tx, plan)
  try {
    const sold = await requireSoldPlan(tx, plan)
    return sold.planVersion === planVersion ? sold : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

type Each = Exclude<BulkParams, ApplyPlan>

/** Changes the companies of a batch one after the other. */
async function changeEach(call: BulkCall, batch: Batch<Each>): Promise<store.ItemEnd[]> {
  const { tenantIds, ...change } = batch
  const { bulkId } = call.syncs
  const ends: store.ItemEnd[] = []
  for (const tenantId of tenantIds) {
    const own: SyncCollector = { bulkId, tenantIds: new Set() }
    const end = await changeOne({ ...call, syncs: own }, { tenantId, ...change })
    ends.push({ tenantId, ...end })
    if (end.state === 'changed') for (const id of own.tenantIds) call.syncs.tenantIds.add(id)
  }
  return ends
}

/** What became of one company. Its own part of the transaction is taken back when it is refused. */
async function changeOne(
  call: BulkCall,
  given: { tenantId: string; params: Each; reason: string },
): Promise<{ state: 'changed' | 'unchanged' | 'failed'; error: string | null }> {
  try {
    const changed = await call.tx.transaction((tx) =>
      apply({ ...call, tx: tx as unknown as PlatformTx }, given),
    )
    return { state: changed ? 'changed' : 'unchanged', error: null }
  } catch (error) {
    if (error instanceof Refusal) return { state: 'failed', error: error.code }
    throw error
  }
}

async function apply(
  call: BulkCall,
  { tenantId, params, reason }: { tenantId: string; params: Each; reason: string },
): Promise<boolean> {
  switch (params.kind) {
    case 'move_version': {
      const { plan, planVersion } = params
      return (await moveContractVersion(call, tenantId, { plan, planVersion, reason })) !== null
    }
    case 'set_feature': {
      const { feature, value } = params
      const endsAt = params.endsAt === null ? null : new Date(params.endsAt)
      return (await setOverride(call, { tenantId, feature, value, reason, startsAt: null, endsAt })).changed
    }
  }
}
