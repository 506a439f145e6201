import type { BulkParams } from '@leasehold/catalog'
import type { PlatformTx } from '@leasehold/db'
import { applyPlan, setOverride } from '../grants/index.ts'
import { type Call, emit, type OpenCommand, Refusal } from '../kernel/index.ts'
import { requireSoldPlan } from '../plans/index.ts'
import { moveContractVersion } from '../staff-subscriptions/index.ts'
import { type Collecting, requestCollected } from '../sync/index.ts'
import { bulkWanted } from './events.ts'
import * as store from './store.ts'

/** Companies changed in one transaction. */
const BATCH = 25

/**
 * Changes the next companies of a bulk change in one transaction, and asks for the rest as a job of its own, so that
 * other jobs have their turn between. One company's refusal is noted and does not stop the others.
 */
export async function workOffBulk(call: Call, bulkId: string): Promise<void> {
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
    const isShown = await isWhatWasShown(tx, params)
    const toSync = new Set<string>()
    const ends: store.ItemEnd[] = []
    for (const tenantId of tenantIds) {
      const syncs = { bulkId, tenantIds: new Set<string>() }
      const end = isShown
        ? await changeOne({ ...call, actor, tx, syncs }, { tenantId, params, reason })
        : { state: 'failed' as const, error: 'WRONG_STATE' }
      ends.push({ tenantId, ...end })
      if (end.state === 'changed') for (const id of syncs.tenantIds) toSync.add(id)
    }
    await store.endItems(tx, bulkId, ends, new Date())
    await requestCollected({ tx }, toSync)
    await emit(tx, bulkWanted({ bulkId }))
    await store.announce(tx, bulkId)
  })
}

/** Whether a plan is still sold in the version that the preview spoke of, and stays so for the transaction. */
async function isWhatWasShown(tx: PlatformTx, params: BulkParams): Promise<boolean> {
  if (params.kind !== 'apply_plan') return true
  await store.holdPlan(tx, params.plan)
  try {
    return (await requireSoldPlan(tx, params.plan)).planVersion === params.planVersion
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

type BulkCall = OpenCommand & Collecting

/** What became of one company. Its own part of the transaction is taken back when it is refused. */
async function changeOne(
  call: BulkCall,
  given: { tenantId: string; params: BulkParams; reason: string },
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
  { tenantId, params, reason }: { tenantId: string; params: BulkParams; reason: string },
): Promise<boolean> {
  switch (params.kind) {
    case 'apply_plan':
      return (await applyPlan(call, { tenantId, plan: params.plan, reason })).changed
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
