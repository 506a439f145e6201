import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from '../postgres/index.ts'
import './provided.ts'

const made = new Set<string>()

/**
 * A database of one's own, migrated and empty: a clone of the run's template. It is dropped when the test
 * file is through, with whoever is still connected.
 * @returns the superuser's connection to it
 */
export async function testDatabase(): Promise<{ url: string }> {
  const { url, template, problem } = inject('postgres')
  if (problem) throw new Error(`There is no database to clone, for the migrations failed: ${problem}`)
  const name = `test_${randomBytes(6).toString('hex')}`
  made.add(name)
  return { url: await createDatabase(url, name, { template }) }
}

/** Drops what `testDatabase` made in this test file. Called by `setup.ts`, after the file's own hooks. */
export async function dropTestDatabases(): Promise<void> {
  const { url } = inject('postgres')
  await untilLeft(url, [...made])
  for (const name of made) await dropDatabase(url, name)
  made.clear()
}

/** How long whoever is still connected may take to leave. */
const LEAVING_MS = 2_000

/**
 * A pool says that it has ended before PostgreSQL has seen the last of its connections. Whichever were cut off
 * meanwhile would raise an error that is nobody's.
 */
async function untilLeft(url: string, names: string[]): Promise<void> {
  if (names.length === 0) return
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const end = performance.now() + LEAVING_MS
  const left = () => sql`select 1 from pg_stat_activity where datname in ${sql(names)} limit 1`
  while ((await left()).length > 0 && performance.now() < end) await wait(20)
  await sql.end()
}
