import type { SyncCause, SyncState } from '@leasehold/catalog'
import {
  keyset,
  type Place,
  type PlatformDb,
  platformAdmins,
  syncRuns,
  type TenantReader,
  tenantRead,
  tenants,
  users,
} from '@leasehold/db'
import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'

const runFields = {
  id: syncRuns.id,
  tenantId: syncRuns.tenantId,
  tenantCode: tenants.code,
  tenantName: tenants.name,
  state: syncRuns.state,
  cause: syncRuns.cause,
  merged: syncRuns.merged,
  actorKind: syncRuns.actorKind,
  actorId: syncRuns.actorId,
  actorName: sql<string | null>`coalesce(${platformAdmins.name}, ${users.displayName})`,
  bulkId: syncRuns.bulkId,
  retryOf: syncRuns.retryOf,
  progress: syncRuns.progress,
  attempts: syncRuns.attempts,
  made: syncRuns.made,
  entitlementVersion: syncRuns.entitlementVersion,
  error: syncRuns.error,
  createdAt: syncRuns.createdAt,
  startedAt: syncRuns.startedAt,
  endedAt: syncRuns.endedAt,
}

export type RunFilter = {
  state?: SyncState | undefined
  cause?: SyncCause | undefined
  tenantId?: string | undefined
  bulkId?: string | undefined
  /** Least id of the runs asked for, and the first that is too late: ids are ordered by time. */
  fromId?: string | undefined
  toId?: string | undefined
}

/** A page of runs, newest first, one more than `limit`. */
export function listRuns(
  db: PlatformDb,
  filter: RunFilter,
  { place, limit }: { place: Place | null; limit: number },
) {
  const { where, orderBy } = keyset([{ column: syncRuns.id, type: 'uuid' }], 'desc', place)
  return selectRuns(db)
    .where(
      and(
        filter.state && eq(syncRuns.state, filter.state),
        filter.cause && eq(syncRuns.cause, filter.cause),
        filter.tenantId ? eq(syncRuns.tenantId, filter.tenantId) : undefined,
        filter.bulkId ? eq(syncRuns.bulkId, filter.bulkId) : undefined,
        filter.fromId ? gte(syncRuns.id, filter.fromId) : undefined,
        filter.toId ? lt(syncRuns.id, filter.toId) : undefined,
        where,
      ),
    )
    .orderBy(...orderBy)
    .limit(limit + 1)
}

export async function readRun(db: PlatformDb, id: string) {
  const [run] = await selectRuns(db).where(eq(syncRuns.id, id))
  return run ?? null
}

function selectRuns(db: PlatformDb) {
  return db
    .select({ ...runFields, steps: syncRuns.steps })
    .from(syncRuns)
    .innerJoin(tenants, eq(tenants.id, syncRuns.tenantId))
    .leftJoin(platformAdmins, and(eq(syncRuns.actorKind, 'admin'), eq(platformAdmins.id, syncRuns.actorId)))
    .leftJoin(users, and(eq(syncRuns.actorKind, 'user'), eq(users.id, syncRuns.actorId)))
    .$dynamic()
}

/** The company's own run: the one under way, or the newest. */
export async function readOwnRun(reader: TenantReader) {
  const [run] = await tenantRead(reader, (db, bound) =>
    db
      .select({
        id: syncRuns.id,
        state: syncRuns.state,
        progress: syncRuns.progress,
        steps: syncRuns.steps,
        made: syncRuns.made,
        startedAt: syncRuns.startedAt,
        endedAt: syncRuns.endedAt,
      })
      .from(syncRuns)
      .where(and(bound, eq(syncRuns.tenantId, reader.tenantId)))
      .orderBy(desc(sql`${syncRuns.state} = 'running'`), desc(syncRuns.id))
      .limit(1),
  )
  return run ?? null
}
