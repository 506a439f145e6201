import type { MendDrift } from '@leasehold/contracts'
import { emit, type OpenCommand, PLATFORM_CHAIN, recordAudit } from '../../kernel/index.ts'
import { driftMending } from '../events.ts'
import { requestSyncs } from '../request-sync.ts'
import { findDrift } from './find-drift.ts'
import * as store from './store.ts'

/** Asks for a run of each of the companies, or of every one that has drifted. */
export async function mendDrift(
  call: OpenCommand,
  { tenantIds }: MendDrift,
): Promise<{ requested: number | null }> {
  const { tx, actor } = call
  const standing = tenantIds && (await store.readStanding(tx, tenantIds))
  if (standing) {
    await requestSyncs(
      call,
      standing.map((tenantId) => ({ tenantId, cause: 'drift' as const })),
    )
  } else if (actor.kind !== 'user') {
    await emit(tx, driftMending({ after: null, actor: { kind: actor.kind, id: actor.id } }))
  }
  await recordAudit(call, {
    tenantId: PLATFORM_CHAIN,
    action: 'sync.drift_mended',
    resource: 'sync_run',
    resourceId: null,
    after: standing && { tenantIds: standing },
  })
  // How many there are is only known when all have been looked at.
  return { requested: standing?.length ?? null }
}

/** Asks for runs of what drifted of the next companies, and goes on with the rest in a job of its own. */
export async function mendNext(
  call: Omit<OpenCommand, 'tx'>,
  { after, actor }: { after: string | null; actor: { kind: 'admin' | 'system'; id: string | null } },
): Promise<void> {
  const { drifts, last } = await findDrift(call.database, after, call.now)
  const asked =
    actor.kind === 'admin' && actor.id
      ? ({ kind: 'admin', id: actor.id } as const)
      : ({ kind: 'system', id: null } as const)
  await call.database.platformTransaction(async (tx) => {
    const wanted = drifts.filter(({ isPending }) => !isPending)
    await requestSyncs(
      { ...call, actor: asked, tx },
      wanted.map(({ tenant }) => ({ tenantId: tenant.id, cause: 'drift' as const })),
    )
    if (last) await emit(tx, driftMending({ after: last, actor }))
  })
}
