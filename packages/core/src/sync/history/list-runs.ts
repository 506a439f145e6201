import type { ListSyncRuns, Page, SyncRunOf } from '@leasehold/contracts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import { leastIdOf } from '../rules.ts'
import * as store from './store.ts'

type Row = Awaited<ReturnType<typeof store.listRuns>>[number]

/** Runs over all companies, newest first. */
export async function listSyncRuns(call: PlatformQuery, input: ListSyncRuns): Promise<Page<ListedRun>> {
  const { limit, from, to, cursor, ...filter } = input
  const place = decodePlace(cursor, ['uuid'])
  const within = { fromId: from && leastIdOf(from), toId: to && leastIdOf(to) }
  const rows = await store.listRuns(call.database.platform, { ...filter, ...within }, { place, limit })
  const page = toPage(rows, limit, place, ({ id }) => [id])
  return { ...page, items: page.items.map((row) => toListed(call, row)) }
}

/**
 * One run, with what each step did.
 *
 * @throws NotFound
 */
export async function getSyncRun(call: PlatformQuery, { runId }: SyncRunOf): Promise<ListedRun> {
  const run = await store.readRun(call.database.platform, runId)
  if (!run) throw new NotFound('sync_run')
  return toListed(call, run)
}

/** A run, and what the one who asks may do with it. */
export type ListedRun = ReturnType<typeof toListed>

function toListed({ admin }: PlatformQuery, row: Row) {
  const { tenantId, tenantCode, tenantName, actorKind, actorId, actorName, ...run } = row
  const manages = admin.permissions.has('sync:manage')
  return {
    ...run,
    tenant: { id: tenantId, code: tenantCode, name: tenantName },
    actor: { kind: actorKind, id: actorId, name: actorName },
    may: { retry: manages && run.state === 'failed', cancel: manages && run.state === 'waiting' },
  }
}
