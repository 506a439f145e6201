import { type PlatformDb, type PlatformTx, syncRuns, tenants } from '@leasehold/db'
import { and, asc, gt, inArray, isNull } from 'drizzle-orm'

/** Companies that were not deleted, from a place on. */
export function listTenants(db: PlatformDb | PlatformTx, after: string | null, limit: number) {
  return db
    .select({ id: tenants.id, code: tenants.code, name: tenants.name })
    .from(tenants)
    .where(and(isNull(tenants.deletedAt), after ? gt(tenants.id, after) : undefined))
    .orderBy(asc(tenants.id))
    .limit(limit)
}

/** Which of the companies have a run that waits or is under way. */
export async function readPending(db: PlatformDb | PlatformTx, tenantIds: readonly string[]) {
  const rows = await db
    .selectDistinct({ tenantId: syncRuns.tenantId })
    .from(syncRuns)
    .where(and(inArray(syncRuns.tenantId, [...tenantIds]), inArray(syncRuns.state, ['waiting', 'running'])))
  return new Set(rows.map(({ tenantId }) => tenantId))
}

/** Those of the companies that are there and were not deleted. */
export async function readStanding(tx: PlatformTx, tenantIds: readonly string[]) {
  const rows = await tx
    .select({ id: tenants.id })
    .from(tenants)
    .where(and(inArray(tenants.id, [...tenantIds]), isNull(tenants.deletedAt)))
  return rows.map(({ id }) => id)
}
