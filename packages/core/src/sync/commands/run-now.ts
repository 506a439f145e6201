import type { RunSync, SyncRunOf } from '@leasehold/contracts'
import { NotFound, type OpenCommand, Refusal, recordAudit } from '../../kernel/index.ts'
import { requestSync } from '../request-sync.ts'
import * as store from './store.ts'

/**
 * Asks for a run of a company.
 *
 * @returns the run that waits
 * @throws NotFound, TENANT_DELETED
 */
export async function runSync(call: OpenCommand, { tenantId }: RunSync): Promise<{ runId: string }> {
  const tenant = await store.readTenant(call.tx, tenantId)
  if (!tenant) throw new NotFound('tenant')
  if (tenant.deletedAt) throw new Refusal('TENANT_DELETED')
  const asked = await requestSync(call, { tenantId, cause: 'asked' })
  const { runId: resourceId } = asked
  await recordAudit(call, { tenantId, action: 'sync.requested', resource: 'sync_run', resourceId })
  return asked
}

/**
 * Asks for a failed run again, as a run of its own.
 *
 * @returns the run that waits
 * @throws NotFound, and WRONG_STATE when it has not failed
 */
export async function retrySync(call: OpenCommand, { runId }: SyncRunOf): Promise<{ runId: string }> {
  const { tenantId, state } = await requireRun(call, runId)
  if (state !== 'failed') throw new Refusal('WRONG_STATE', { state })
  const asked = await requestSync(call, { tenantId, cause: 'retry', retryOf: runId })
  await recordAudit(call, {
    tenantId,
    action: 'sync.retried',
    resource: 'sync_run',
    resourceId: runId,
    after: { runId: asked.runId },
  })
  return asked
}

/**
 * Calls off a run that waits. What it was for stays undone until another run is asked for.
 *
 * @throws NotFound, and WRONG_STATE when it does not wait
 */
export async function cancelSync(call: OpenCommand, { runId }: SyncRunOf): Promise<void> {
  const { tenantId, state } = await requireRun(call, runId)
  if (state !== 'waiting') throw new Refusal('WRONG_STATE', { state })
  await store.cancelRun(call.tx, { tenantId, id: runId }, call.now)
  await recordAudit(call, {
    tenantId,
    action: 'sync.cancelled',
    resource: 'sync_run',
    resourceId: runId,
    before: { state },
    after: { state: 'cancelled' },
  })
}

async function requireRun({ tx }: OpenCommand, runId: string) {
  const run = await store.lockRun(tx, runId)
  if (!run) throw new NotFound('sync_run')
  return run
}
