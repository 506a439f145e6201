import { mails, onboardingLinks, type PlatformDb, subscriptions, tenants } from '@leasehold/db'
import { and, desc, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'
import { COUNT_CAP } from './rules.ts'

export async function listNewestCompanies(db: PlatformDb, limit: number) {
  return db
    .select({
      id: tenants.id,
      code: tenants.code,
      name: tenants.name,
      activation: tenants.activation,
      plan: subscriptions.plan,
      createdAt: tenants.createdAt,
    })
    .from(tenants)
    .leftJoin(subscriptions, eq(subscriptions.tenantId, tenants.id))
    .where(isNull(tenants.deletedAt))
    .orderBy(desc(tenants.id))
    .limit(limit)
}

/** Links that can still be opened and that nobody has made an account with. */
export async function countWaitingLinks(db: PlatformDb, now: Date): Promise<number> {
  const waiting = and(
    isNull(onboardingLinks.usedAt),
    isNull(onboardingLinks.replacedAt),
    isNull(onboardingLinks.userId),
    gt(onboardingLinks.expiresAt, now),
  )
  return countUpTo(db, sql`select from ${onboardingLinks} where ${waiting}`)
}

export async function countFailedMails(db: PlatformDb): Promise<number> {
  return countUpTo(db, sql`select from ${mails} where ${mails.status} = 'failed'`)
}

/** Stops counting one past the cap. */
async function countUpTo(db: PlatformDb, rows: SQL): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${rows} limit ${COUNT_CAP + 1}) as found`,
  )
  return row?.count ?? 0
}

/** Jobs by what they are up to; each up to one past the cap. */
export type JobCounts = {
  /** For their time, a free worker, or their end. */
  waiting: number
  /** That failed and are tried again; they count as waiting too. */
  retrying: number
  /** Given up after their last attempt. */
  failed: number
}

export async function countJobs(db: PlatformDb): Promise<JobCounts> {
  const [row] = await db.execute<JobCounts>(
    sql`select waiting, retrying, failed from job_counts(${COUNT_CAP + 1})`,
  )
  return { waiting: row?.waiting ?? 0, retrying: row?.retrying ?? 0, failed: row?.failed ?? 0 }
}

export async function readDatabaseFacts(db: PlatformDb) {
  const [row] = await db.execute<{ version: string; startedAt: string; sizeBytes: string }>(
    sql`select current_setting('server_version') as version,
               to_char(pg_postmaster_start_time() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startedAt",
               pg_database_size(current_database())::text as "sizeBytes"`,
  )
  if (!row) throw new Error('a select without a table returns its row')
  return { version: row.version, startedAt: row.startedAt, sizeBytes: Number(row.sizeBytes) }
}
