import type { MendDifference, ReconciliationOf } from '@leasehold/contracts'
import {
  type Call,
  emit,
  NotFound,
  type OpenCommand,
  PLATFORM_CHAIN,
  type PlatformCommand,
  recordAudit,
} from '../../kernel/index.ts'
import { mendingWanted } from '../events.ts'
import { readReconciliation } from '../store.ts'
import { mend } from './mend.ts'
import * as store from './store.ts'

const AT_ONCE = 50

/**
 * Has one difference mended, in a moment, by a job.
 *
 * @throws NotFound
 */
export async function mendDifference(call: PlatformCommand, input: MendDifference): Promise<void> {
  const { reconciliationId, id } = input
  if (!(await store.readDifference(call.tx, reconciliationId, id))) throw new NotFound('difference')
  await store.noteAsked(call.tx, { reconciliationId, id }, call.now)
  await emit(call.tx, mendingWanted({ reconciliationId, id }))
  await recordMending(call, reconciliationId, { difference: id })
}

/**
 * Has everything mended that a comparison found and nobody has mended.
 *
 * @throws NotFound
 */
export async function mendDifferences(call: PlatformCommand, input: ReconciliationOf): Promise<void> {
  const { reconciliationId } = input
  if (!(await readReconciliation(call.tx, reconciliationId))) throw new NotFound('reconciliation')
  await store.noteAsked(call.tx, { reconciliationId, id: null }, call.now)
  await emit(call.tx, mendingWanted({ reconciliationId, id: null }, { key: `mending:${reconciliationId}` }))
  await recordMending(call, reconciliationId, {})
}

async function recordMending(call: OpenCommand, id: string, after: Record<string, unknown>): Promise<void> {
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'reconciliation.mended',
    resource: 'reconciliation',
    resourceId: id,
    after,
  })
}

/** Mends one difference, or all that are left; what cannot be mended says why, and stays. */
export async function carryOutMending(
  call: Call,
  { reconciliationId, id }: { reconciliationId: string; id: string | null },
): Promise<void> {
  if (id) {
    const difference = await store.readDifference(call.database.platform, reconciliationId, id)
    if (difference && !difference.mendedAt) await mendAndNote(call, difference)
    return
  }
  let after: string | null = null
  for (;;) {
    const left: store.Kept[] = await store.listUnmended(
      call.database.platform,
      reconciliationId,
      after,
      AT_ONCE,
    )
    for (const difference of left) await mendAndNote(call, difference)
    after = left.at(-1)?.id ?? null
    if (left.length < AT_ONCE) return
  }
}

async function mendAndNote(call: Call, difference: store.Kept): Promise<void> {
  const error = await mend(call, { ...difference, providerId: difference.providerId ?? '' })
  await call.database.platformTransaction((tx) =>
    store.saveMending(tx, difference, { mendedAt: error ? null : new Date(), error }),
  )
}
