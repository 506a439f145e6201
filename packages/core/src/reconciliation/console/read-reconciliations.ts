import type { ListDifferences, ListReconciliations, ReconciliationOf } from '@leasehold/contracts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../../kernel/index.ts'
import * as store from './store.ts'

/** Comparisons with Stripe, the newest first. */
export async function listReconciliations(call: PlatformQuery, { cursor, limit }: ListReconciliations) {
  const place = decodePlace(cursor, ['uuid'])
  const rows = await store.listReconciliations(call.database.platform, place, limit)
  const page = toPage(rows, limit, place, ({ id }) => [id])
  return { ...page, items: page.items.map((row) => toListed(call, row)) }
}

/**
 * One comparison.
 *
 * @throws NotFound
 */
export async function getReconciliation(call: PlatformQuery, { reconciliationId }: ReconciliationOf) {
  const row = await store.readNamed(call.database.platform, reconciliationId)
  if (!row) throw new NotFound('reconciliation')
  return toListed(call, row)
}

/** What a comparison found, in the order in which it did. */
export async function listDifferences(call: PlatformQuery, input: ListDifferences) {
  const { reconciliationId, unmended, cursor, limit } = input
  const place = decodePlace(cursor, ['uuid'])
  const rows = await store.listDifferences(
    call.database.platform,
    { reconciliationId, unmended },
    place,
    limit,
  )
  const mayMend = call.admin.permissions.has('stripe:manage')
  const page = toPage(rows, limit, place, ({ id }) => [id])
  return {
    ...page,
    items: page.items.map(({ companyCode, companyName, companyId, ...row }) => ({
      ...row,
      /** Null when Stripe has something of no company that we know. */
      company:
        companyId && companyCode && companyName
          ? { id: companyId, code: companyCode, name: companyName }
          : null,
      may: { mend: mayMend && !row.mendedAt },
    })),
  }
}

function toListed({ admin }: PlatformQuery, row: store.Named) {
  const { actorKind, actorId, actorName, cursor: _, ...run } = row
  const manages = admin.permissions.has('stripe:manage')
  return {
    ...run,
    actor: { kind: actorKind, id: actorId, name: actorName },
    may: { mend: manages && run.state === 'done' && run.mended < run.differing },
  }
}
