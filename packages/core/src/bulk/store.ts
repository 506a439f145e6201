import { type BulkItemState, bulkItemStates, type PlanTerms } from '@leasehold/catalog'
import {
  bulkActions,
  bulkItems,
  keyset,
  type Place,
  type PlatformDb,
  type PlatformTx,
  plans,
  planVersions,
  platformAdmins,
  subscriptions,
  syncRuns,
  tenants,
} from '@leasehold/db'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Counts } from './rules.ts'

/** Channel on which processes tell each other how far bulk changes have come. */
const CHANNEL = 'leasehold_bulk'

export async function readTerms(db: PlatformDb, plan: string, number: number): Promise<PlanTerms | null> {
  const [found] = await db
    .select({ terms: planVersions.terms })
    .from(planVersions)
    .where(and(eq(planVersions.plan, plan), eq(planVersions.number, number)))
  return found?.terms ?? null
}

/** Companies by id that were not deleted, with what their contracts are returned to. */
export async function readCompanies(db: PlatformDb, ids: readonly string[]) {
  const rows = await db
    .select({
      id: tenants.id,
      code: tenants.code,
      name: tenants.name,
      suspendedFrom: subscriptions.suspendedFrom,
      suspensionCause: subscriptions.suspensionCause,
      source: subscriptions.source,
    })
    .from(tenants)
    .leftJoin(subscriptions, eq(subscriptions.tenantId, tenants.id))
    .where(and(inArray(tenants.id, [...ids]), isNull(tenants.deletedAt)))
    .orderBy(asc(tenants.id))
  return rows
}

export const ofTenants = (ids: readonly string[]) => inArray(tenants.id, [...ids])

export async function insertBulk(
  tx: PlatformTx,
  bulk: typeof bulkActions.$inferInsert,
  tenantIds: readonly string[],
): Promise<void> {
  await tx.insert(bulkActions).values(bulk)
  await tx.execute(sql`
    insert into bulk_items (tenant_id, bulk_id)
    select t.id, ${bulk.id} from tenants t
    join json_array_elements_text(${JSON.stringify(tenantIds)}::json) as given on given::uuid = t.id`)
}

export async function lockBulk(tx: PlatformTx, id: string) {
  const [bulk] = await tx.select().from(bulkActions).where(eq(bulkActions.id, id)).for('update')
  return bulk ?? null
}

export async function readBulkIn(tx: PlatformTx, id: string) {
  const [bulk] = await tx.select().from(bulkActions).where(eq(bulkActions.id, id))
  return bulk ?? null
}

/** Holds a plan as it is sold: nothing of it is published meanwhile. */
export async function holdPlan(tx: PlatformTx, key: string): Promise<void> {
  await tx.select({ key: plans.key }).from(plans).where(eq(plans.key, key)).for('share')
}

/** The next companies that wait, held; those that another has in hand are passed over. */
export async function lockNext(tx: PlatformTx, bulkId: string, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ tenantId: bulkItems.tenantId })
    .from(bulkItems)
    .where(and(eq(bulkItems.bulkId, bulkId), eq(bulkItems.state, 'waiting')))
    .orderBy(asc(bulkItems.tenantId))
    .limit(limit)
    .for('update', { skipLocked: true })
  return rows.map(({ tenantId }) => tenantId)
}

export async function someWait(tx: PlatformTx, bulkId: string): Promise<boolean> {
  const rows = await tx
    .select({ tenantId: bulkItems.tenantId })
    .from(bulkItems)
    .where(and(eq(bulkItems.bulkId, bulkId), eq(bulkItems.state, 'waiting')))
    .limit(1)
  return rows.length > 0
}

export type ItemEnd = { tenantId: string; state: BulkItemState; error: string | null }

export async function endItems(
  tx: PlatformTx,
  bulkId: string,
  ends: readonly ItemEnd[],
  now: Date,
): Promise<void> {
  await tx.execute(sql`
    update bulk_items i set state = e.state, error = e.error, ended_at = ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(ends)}::json) as e("tenantId" uuid, state text, error text)
    where i.tenant_id = e."tenantId" and i.bulk_id = ${bulkId}`)
}

/** @returns how many waited */
export async function cancelWaiting(tx: PlatformTx, bulkId: string, endedAt: Date): Promise<number> {
  const rows = await tx
    .update(bulkItems)
    .set({ state: 'cancelled', endedAt })
    .where(and(eq(bulkItems.bulkId, bulkId), eq(bulkItems.state, 'waiting')))
    .returning({ tenantId: bulkItems.tenantId })
  return rows.length
}

export async function endBulk(
  tx: PlatformTx,
  id: string,
  at: { endedAt: Date; cancelledAt?: Date },
): Promise<void> {
  await tx
    .update(bulkActions)
    .set(at)
    .where(and(eq(bulkActions.id, id), isNull(bulkActions.endedAt)))
}

/** Tells every process that a bulk change has moved, once this is committed. */
export async function announce(tx: PlatformTx, bulkId: string): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ bulkId })})`)
}

const bulkFields = {
  id: bulkActions.id,
  kind: bulkActions.kind,
  params: bulkActions.params,
  reason: bulkActions.reason,
  actorKind: bulkActions.actorKind,
  actorId: bulkActions.actorId,
  actorName: platformAdmins.name,
  total: bulkActions.total,
  createdAt: bulkActions.createdAt,
  cancelledAt: bulkActions.cancelledAt,
  endedAt: bulkActions.endedAt,
}

export function listBulks(db: PlatformDb, { place, limit }: { place: Place | null; limit: number }) {
  const { where, orderBy } = keyset([{ column: bulkActions.id, type: 'uuid' }], 'desc', place)
  return selectBulks(db)
    .where(where)
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readBulk(db: PlatformDb, id: string) {
  const [bulk] = await selectBulks(db).where(eq(bulkActions.id, id))
  return bulk ?? null
}

function selectBulks(db: PlatformDb) {
  return db
    .select(bulkFields)
    .from(bulkActions)
    .leftJoin(platformAdmins, eq(platformAdmins.id, bulkActions.actorId))
    .$dynamic()
}

type Counted = { bulkId: string; of: 'item' | 'run'; state: string; count: number }

/**
 * How many companies of each bulk change are in each state, and how many of their sync runs are not over. One
 * statement sees both at one instant, so that the two add up.
 */
export async function readCounts(db: PlatformDb, ids: readonly string[]) {
  const counted = await db.execute<Counted>(sql`
    select bulk_id as "bulkId", 'item' as of, state, count(*)::int as count from bulk_items
    where ${inArray(bulkItems.bulkId, [...ids])} group by 1, 3
    union all
    select bulk_id, 'run', state, count(*)::int from sync_runs
    where ${inArray(syncRuns.bulkId, [...ids])} group by 1, 3`)
  return new Map(
    ids.map((id) => {
      const count = (of: Counted['of'], ...states: string[]) =>
        counted.reduce(
          (sum, row) =>
            sum + (row.bulkId === id && row.of === of && states.includes(row.state) ? row.count : 0),
          0,
        )
      const counts = Object.fromEntries(
        bulkItemStates.map((state) => [state, count('item', state)]),
      ) as Counts
      return [id, { counts, syncing: count('run', 'waiting', 'running'), syncFailed: count('run', 'failed') }]
    }),
  )
}

/** A page of a bulk change's companies, one more than `limit`. */
export function listItems(
  db: PlatformDb,
  { bulkId, state }: { bulkId: string; state?: BulkItemState | undefined },
  { place, limit }: { place: Place | null; limit: number },
) {
  const { where, orderBy } = keyset([{ column: bulkItems.tenantId, type: 'uuid' }], 'asc', place)
  return db
    .select({
      tenant: { id: tenants.id, code: tenants.code, name: tenants.name },
      state: bulkItems.state,
      error: bulkItems.error,
      endedAt: bulkItems.endedAt,
    })
    .from(bulkItems)
    .innerJoin(tenants, eq(tenants.id, bulkItems.tenantId))
    .where(and(eq(bulkItems.bulkId, bulkId), state && eq(bulkItems.state, state), where))
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readFailed(tx: PlatformTx, bulkId: string): Promise<string[]> {
  const rows = await tx
    .select({ tenantId: bulkItems.tenantId })
    .from(bulkItems)
    .where(and(eq(bulkItems.bulkId, bulkId), eq(bulkItems.state, 'failed')))
    .orderBy(asc(bulkItems.tenantId))
  return rows.map(({ tenantId }) => tenantId)
}
