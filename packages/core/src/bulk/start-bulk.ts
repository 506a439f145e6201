import type { BulkParams } from '@leasehold/catalog'
import type { BulkOf, StartBulk } from '@leasehold/contracts'
import {
  emit,
  InvalidField,
  NotFound,
  newId,
  once,
  PLATFORM_CHAIN,
  type PlatformCommand,
  Refusal,
  recordAudit,
} from '../kernel/index.ts'
import { requireSoldPlan } from '../plans/index.ts'
import { bulkWanted } from './events.ts'
import { paramsOf, tokenOf } from './rules.ts'
import * as store from './store.ts'

/**
 * Starts a change of exactly the companies that a preview named, whatever its filter would find by now.
 *
 * @throws InvalidField when the preview said something else, PlanNotOnSale
 */
export async function startBulk(call: PlatformCommand, input: StartBulk): Promise<{ bulkId: string }> {
  const { tx, admin } = call
  const { idempotencyKey: key, tenantIds, change, token, reason } = input
  const scope = `admin:${admin.id}:bulk.start`
  return once(tx, { tenantId: PLATFORM_CHAIN, scope, key, input }, async () => {
    const sold = change.kind === 'apply_plan' ? await requireSoldPlan(tx, change.plan) : null
    const params = paramsOf(change, sold?.planVersion ?? null)
    // Also when another version is sold since: that is not what was shown.
    if (tokenOf(call, tenantIds, params) !== token) {
      throw new InvalidField('token', 'preview_outdated')
    }
    return insertBulk(call, { params, reason, tenantIds, action: 'bulk.started', of: null })
  })
}

/**
 * Tries the companies again that a bulk change failed for, as a change of its own.
 *
 * @throws NotFound, and WRONG_STATE when none failed or it is not over
 */
export async function retryBulk(call: PlatformCommand, { bulkId }: BulkOf): Promise<{ bulkId: string }> {
  const { tx } = call
  const bulk = await store.lockBulk(tx, bulkId)
  if (!bulk) throw new NotFound('bulk')
  const tenantIds = bulk.endedAt ? await store.readFailed(tx, bulkId) : []
  if (tenantIds.length === 0) throw new Refusal('WRONG_STATE')
  const { params, reason } = bulk
  return insertBulk(call, { params, reason, tenantIds, action: 'bulk.retried', of: bulkId })
}

/**
 * Calls off what waits of a bulk change; what was done stays.
 *
 * @throws NotFound, and WRONG_STATE when nothing waits
 */
export async function cancelBulk(call: PlatformCommand, { bulkId }: BulkOf): Promise<{ cancelled: number }> {
  const { tx, now } = call
  const bulk = await store.lockBulk(tx, bulkId)
  if (!bulk) throw new NotFound('bulk')
  if (bulk.endedAt) throw new Refusal('WRONG_STATE')
  const cancelled = await store.cancelWaiting(tx, bulkId, now)
  await store.endBulk(tx, bulkId, { endedAt: now, cancelledAt: now })
  await store.announce(tx, bulkId)
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'bulk.cancelled',
    resource: 'bulk',
    resourceId: bulkId,
    after: { total: cancelled },
  })
  return { cancelled }
}

async function insertBulk(
  call: PlatformCommand,
  given: {
    params: BulkParams
    reason: string
    tenantIds: readonly string[]
    action: 'bulk.started' | 'bulk.retried'
    of: string | null
  },
): Promise<{ bulkId: string }> {
  const { tx, admin, now } = call
  const { params, reason, tenantIds, action } = given
  const id = newId(now.getTime())
  const { kind, ...told } = params
  const total = new Set(tenantIds).size
  const row = {
    id,
    kind,
    params,
    reason,
    actorKind: 'admin' as const,
    actorId: admin.id,
    total,
    createdAt: now,
  }
  await store.insertBulk(tx, row, tenantIds)
  // One batch at a time: two side by side are faster, and make everybody else wait.
  await emit(tx, bulkWanted({ bulkId: id }))
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action,
    resource: 'bulk',
    resourceId: given.of ?? id,
    after: { change: kind, ...told, total, reason },
  })
  return { bulkId: id }
}
