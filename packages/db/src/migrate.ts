import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as applyWorkerMigrations, Logger } from 'graphile-worker'
import postgres from 'postgres'
import { beginCatalog } from './begin-catalog.ts'

/** Any constant serves: it only has to be the same in every process. */
const MIGRATION_LOCK = 7_326_545_001

const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url))
const security = (name: string) => readFile(new URL(`./security/${name}.sql`, import.meta.url), 'utf8')

/**
 * Brings a database up to this version: roles, functions, migrations, the worker's own schema, grants and
 * row-level security. Safe to call from many processes at once: one works, the others wait and find it done.
 *
 * @param url connection of a role that may create roles and owns, or will own, the tables
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`
    await sql.unsafe(await security('before'))
    await applyMigrations(drizzle(sql), { migrationsFolder })
    await applyWorkerMigrations({ connectionString: url, logger: silent })
    await applySecurity(sql)
    // Worker pools that were alive; see `worker-pools.ts`.
    await sql`create table if not exists leasehold.worker_pools (id text primary key)`
    await beginCatalog(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Grants and policies, when they or the tables changed since they were applied last: they lock every table for
 * a moment, which a process that merely starts must not do to the ones that are serving.
 */
async function applySecurity(sql: postgres.Sql): Promise<void> {
  const after = await security('after')
  const tables = await sql`
    select c.relname, array_agg(a.attname order by a.attnum) from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace group by 1 order by 1`
  const state = createHash('sha256')
    .update(JSON.stringify([after, tables]))
    .digest('hex')
  await sql`create schema if not exists leasehold`
  await sql`create table if not exists leasehold.security_state (state text primary key)`
  const applied = await sql`select from leasehold.security_state where state = ${state}`
  if (applied.length > 0) return
  await sql.begin(async (tx) => {
    await tx.unsafe(after)
    await tx`delete from leasehold.security_state`
    await tx`insert into leasehold.security_state (state) values (${state})`
  })
}

const silent = new Logger(() => () => {})
