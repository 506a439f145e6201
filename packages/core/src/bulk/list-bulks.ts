import type { BulkItemState, Localized } from '@leasehold/catalog'
import type { BulkOf, ListBulkItems, ListBulks, Page } from '@leasehold/contracts'
import { readNames } from '../grants/index.ts'
import { decodePlace, NotFound, type PlatformQuery, toPage } from '../kernel/index.ts'
import { type Counts, progressOf } from './rules.ts'
import * as store from './store.ts'

type Row = NonNullable<Awaited<ReturnType<typeof store.readBulk>>>

/** A bulk change: how far it is, and what the one who asks may do with it. */
export type Bulk = Omit<Row, 'actorKind' | 'actorId' | 'actorName'> & {
  actor: { kind: Row['actorKind']; id: string | null; name: string | null }
  /** The plan or the feature, by its name. */
  subject: Localized
  state: 'running' | 'ended' | 'cancelled'
  counts: Counts
  /** Workspaces that are not made to match yet, and those for which that failed. */
  syncing: number
  syncFailed: number
  /** Percent of the changes and their workspaces; never goes back. */
  progress: number
  /** Nothing more will happen: every change was made, and every workspace is as it will be. */
  isOver: boolean
  may: { retry: boolean; cancel: boolean }
}

/** Bulk changes, newest first. */
export async function listBulks(call: PlatformQuery, { cursor, limit }: ListBulks): Promise<Page<Bulk>> {
  const place = decodePlace(cursor, ['uuid'])
  const rows = await store.listBulks(call.database.platform, { place, limit })
  const page = toPage(rows, limit, place, ({ id }) => [id])
  return { ...page, items: await withCounts(call, page.items) }
}

/**
 * One bulk change, as it is now.
 *
 * @throws NotFound
 */
export async function getBulk(call: PlatformQuery, { bulkId }: BulkOf): Promise<Bulk> {
  const row = await store.readBulk(call.database.platform, bulkId)
  const [bulk] = row ? await withCounts(call, [row]) : []
  if (!bulk) throw new NotFound('bulk')
  return bulk
}

/** A company of a bulk change; `error` is the code of the refusal when it failed. */
export type BulkItem = {
  tenant: { id: string; code: string; name: string }
  state: BulkItemState
  error: string | null
  endedAt: Date | null
}

/** The companies of a bulk change. */
export async function listBulkItems(call: PlatformQuery, input: ListBulkItems): Promise<Page<BulkItem>> {
  const { cursor, limit, ...of } = input
  const place = decodePlace(cursor, ['uuid'])
  const rows = await store.listItems(call.database.platform, of, { place, limit })
  return toPage(rows, limit, place, ({ tenant }) => [tenant.id])
}

async function withCounts(call: PlatformQuery, rows: readonly Row[]): Promise<Bulk[]> {
  if (rows.length === 0) return []
  const names = await readNames(call.database.platform)
  const counted = await store.readCounts(
    call.database.platform,
    rows.map(({ id }) => id),
  )
  const manages = call.admin.permissions.has('entitlements:manage')
  return rows.flatMap(({ actorKind, actorId, actorName, ...row }) => {
    const found = counted.get(row.id)
    if (!found) return []
    const { counts, syncing } = found
    const isEnded = row.endedAt !== null
    return [
      {
        ...row,
        ...found,
        subject:
          row.params.kind === 'set_feature'
            ? names.feature(row.params.feature).name
            : names.plan(row.params.plan),
        actor: { kind: actorKind, id: actorId, name: actorName },
        state: row.cancelledAt ? 'cancelled' : isEnded ? 'ended' : 'running',
        progress: progressOf(row.total, counts.waiting, syncing),
        isOver: isEnded && syncing === 0,
        may: { retry: manages && isEnded && counts.failed > 0, cancel: manages && !isEnded },
      },
    ]
  })
}
