import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { inject } from 'vitest'
import { createDatabase } from '../postgres/index.ts'
import './provided.ts'

const made = new Set<string>()

/**
 * A database of one's own, migrated and empty: a clone of the run's template. Whoever is still
 * connected when the test file is through is cut off.
 * @returns the superuser's connection to it
 */
export async function testDatabase(): Promise<{ url: string }> {
  const { url, template, problem } = inject('postgres')
  if (problem) throw new Error(`There is no database to clone, for the migrations failed: ${problem}`)
  const name = `test_${randomBytes(6).toString('hex')}`
  made.add(name)
  return { url: await createDatabase(url, name, { template }) }
}

/**
 * Sees that nobody is connected any more to what `testDatabase` made in this test file. Called by `setup.ts`,
 * after the file's own hooks. The databases themselves go with the server at the end of the run: to delete
 * thousands of files meanwhile makes some file systems slow to make the next ones.
 */
export async function leaveTestDatabases(): Promise<void> {
  if (made.size === 0) return
  const sql = postgres(inject('postgres').url, { max: 1, onnotice: () => {} })
  const names = [...made]
  made.clear()
  const end = performance.now() + LEAVING_MS
  const left = () => sql`select 1 from pg_stat_activity where datname in ${sql(names)} limit 1`
  while ((await left()).length > 0 && performance.now() < end) await wait(20)
  await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname in ${sql(names)}`
  await sql.end()
}

/**
 * How long whoever is still connected may take to leave. A pool says that it has ended before PostgreSQL has seen
 * the last of its connections; whichever were cut off meanwhile would raise an error that is nobody's.
 */
const LEAVING_MS = 2_000
