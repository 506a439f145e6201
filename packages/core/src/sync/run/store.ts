import type { ObjectKey, SyncStepReport } from '@leasehold/catalog'
import {
  customRoles,
  type PlatformDb,
  type PlatformTx,
  records,
  syncRuns,
  tenants,
  workspaceObjects,
} from '@leasehold/db'
import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'

/** Channel on which processes tell each other how far runs have come. */
const CHANNEL = 'leasehold_sync'

/** Steps can be repeated: what a crash takes back of them is done again, and nobody waits for the disk. */
export async function allowLoss(tx: PlatformTx): Promise<void> {
  await tx.execute(sql`set local synchronous_commit = off`)
}

/**
 * Runs of tenants that wait or are under way, one a tenant, the one under way first. Who comes while another holds
 * one waits, and sees it as it is then. In one order, so that no two wait for each other.
 */
export async function lockDue(tx: PlatformTx, tenantIds: readonly string[]) {
  const found = await lockRuns(
    tx,
    and(inArray(syncRuns.tenantId, [...tenantIds]), inArray(syncRuns.state, ['waiting', 'running'])),
  )
  const firsts = new Map<string, (typeof found)[number]>()
  for (const run of found)
    if (!firsts.has(run.tenantId) || run.state === 'running') firsts.set(run.tenantId, run)
  return [...firsts.values()]
}

/** Those of the runs that are still under way. */
export function lockRunning(tx: PlatformTx, runs: readonly { tenantId: string; id: string }[]) {
  return lockRuns(
    tx,
    and(
      inArray(
        syncRuns.tenantId,
        runs.map(({ tenantId }) => tenantId),
      ),
      inArray(
        syncRuns.id,
        runs.map(({ id }) => id),
      ),
      eq(syncRuns.state, 'running'),
    ),
  )
}

function lockRuns(tx: PlatformTx, where: SQL | undefined) {
  return tx
    .select({
      tenantId: syncRuns.tenantId,
      id: syncRuns.id,
      state: syncRuns.state,
      steps: syncRuns.steps,
      attempts: syncRuns.attempts,
      cause: syncRuns.cause,
      bulkId: syncRuns.bulkId,
      entitlementVersion: syncRuns.entitlementVersion,
    })
    .from(syncRuns)
    .where(where)
    .orderBy(asc(syncRuns.tenantId), asc(syncRuns.id))
    .for('update')
}

export type RunRow = Awaited<ReturnType<typeof lockRuns>>[number]

const these = (runs: readonly { tenantId: string; id: string }[]) =>
  and(
    inArray(
      syncRuns.tenantId,
      runs.map(({ tenantId }) => tenantId),
    ),
    inArray(
      syncRuns.id,
      runs.map(({ id }) => id),
    ),
  )

/** Takes up runs: those that waited begin with `steps`, and those under way go on where they are. */
export async function takeUp(
  tx: PlatformTx,
  runs: readonly RunRow[],
  steps: SyncStepReport[],
  now: Date,
): Promise<void> {
  await tx
    .update(syncRuns)
    .set({
      steps: sql`case when state = 'waiting' then ${JSON.stringify(steps)}::jsonb else steps end`,
      state: 'running',
      startedAt: sql`coalesce(started_at, ${now.toISOString()}::timestamptz)`,
      attempts: sql`attempts + 1`,
    })
    .where(these(runs))
}

export type StepEnd = {
  tenantId: string
  id: string
  steps: SyncStepReport[]
  progress: number
  made: number
  version: number | null
  isLast: boolean
}

/** Notes the end of a step of several runs; a run whose last step it was has succeeded. */
export async function endStep(tx: PlatformTx, ends: readonly StepEnd[], now: Date): Promise<void> {
  await tx.execute(sql`
    update sync_runs r set
      steps = e.steps,
      progress = greatest(r.progress, e.progress),
      made = r.made + e.made,
      entitlement_version = coalesce(e.version, r.entitlement_version),
      state = case when e."isLast" then 'succeeded' else r.state end,
      ended_at = case when e."isLast" then ${now.toISOString()}::timestamptz end
    from json_to_recordset(${JSON.stringify(ends)}::json)
      as e("tenantId" uuid, id uuid, steps jsonb, progress int, made int, version int, "isLast" boolean)
    where r.tenant_id = e."tenantId" and r.id = e.id`)
}

/** Runs told of in one message: a message has less than 8,000 bytes. */
const TOLD_AT_ONCE = 40

/** Tells every process how far runs have come, once this is committed. */
export async function announce(
  tx: PlatformTx,
  runs: readonly { tenantId: string; id: string; bulkId: string | null }[],
): Promise<void> {
  const told = runs.map(({ tenantId, id: runId, bulkId }) => ({ tenantId, runId, bulkId }))
  const messages = Array.from({ length: Math.ceil(told.length / TOLD_AT_ONCE) }, (_, n) =>
    told.slice(n * TOLD_AT_ONCE, (n + 1) * TOLD_AT_ONCE),
  )
  await tx.execute(
    sql`select pg_notify(${CHANNEL}, m::text) from json_array_elements(${JSON.stringify(messages)}::json) as m`,
  )
}

/** Notes what went wrong; a run that has been tried often enough has failed. */
export async function noteError(
  db: PlatformDb | PlatformTx,
  runs: readonly { tenantId: string; id: string }[],
  error: string,
  { maxAttempts, now }: { maxAttempts: number; now: Date },
) {
  return db
    .update(syncRuns)
    .set({
      error,
      state: sql`case when attempts >= ${maxAttempts} then 'failed' else state end`,
      endedAt: sql`case when attempts >= ${maxAttempts} then ${now.toISOString()}::timestamptz end`,
    })
    .where(and(these(runs), eq(syncRuns.state, 'running')))
    .returning({
      tenantId: syncRuns.tenantId,
      id: syncRuns.id,
      state: syncRuns.state,
      bulkId: syncRuns.bulkId,
    })
}

/** Workspaces as they are, by tenant. */
export async function readObjects(db: PlatformDb | PlatformTx, tenantIds: readonly string[]) {
  const rows = await db
    .select({
      tenantId: workspaceObjects.tenantId,
      object: workspaceObjects.object,
      open: workspaceObjects.open,
      seededAt: workspaceObjects.seededAt,
    })
    .from(workspaceObjects)
    .where(inArray(workspaceObjects.tenantId, [...tenantIds]))
  return Map.groupBy(rows, ({ tenantId }) => tenantId)
}

/** Opens and closes objects. */
export async function setObjects(
  tx: PlatformTx,
  changes: readonly { tenantId: string; object: string; open: boolean }[],
  changedAt: Date,
): Promise<void> {
  if (changes.length === 0) return
  await tx.execute(sql`
    insert into workspace_objects (tenant_id, object, open, changed_at)
    select c."tenantId", c.object, c.open, ${changedAt.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(changes)}::json) as c("tenantId" uuid, object text, open boolean)
    on conflict (tenant_id, object) do update set open = excluded.open, changed_at = excluded.changed_at`)
}

export async function insertSeeds(tx: PlatformTx, rows: (typeof records.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(records).values(rows)
}

/** Notes that objects have their defaults. */
export async function setSeeded(
  tx: PlatformTx,
  seeded: readonly { tenantId: string; object: ObjectKey }[],
  now: Date,
): Promise<void> {
  if (seeded.length === 0) return
  await tx.execute(sql`
    update workspace_objects w set seeded_at = ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(seeded)}::json) as s("tenantId" uuid, object text)
    where w.tenant_id = s."tenantId" and w.object = s.object`)
}

export async function readLocales(tx: PlatformTx, tenantIds: readonly string[]) {
  const rows = await tx
    .select({ id: tenants.id, locale: tenants.locale })
    .from(tenants)
    .where(inArray(tenants.id, [...tenantIds]))
  return new Map(rows.map(({ id, locale }) => [id, locale]))
}

/** Entitlement versions as they are now. */
export async function readVersions(tx: PlatformTx, tenantIds: readonly string[]) {
  const rows = await tx
    .select({ id: tenants.id, version: tenants.entitlementVersion })
    .from(tenants)
    .where(inArray(tenants.id, [...tenantIds]))
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Roles that companies made themselves and use. */
export async function readCustomRoles(tx: PlatformTx, tenantIds: readonly string[]) {
  const rows = await tx
    .select({
      tenantId: customRoles.tenantId,
      name: customRoles.name,
      base: customRoles.base,
      permissions: customRoles.permissions,
    })
    .from(customRoles)
    .where(and(inArray(customRoles.tenantId, [...tenantIds]), isNull(customRoles.archivedAt)))
  return Map.groupBy(rows, ({ tenantId }) => tenantId)
}

export const ofTenants = (tenantIds: readonly string[]) => inArray(tenants.id, [...tenantIds])
