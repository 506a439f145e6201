import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import { runMigrations as applyWorkerMigrations, Logger } from 'graphile-worker'
import postgres from 'postgres'

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
    await sql.unsafe(await security('after'))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const silent = new Logger(() => () => {})
