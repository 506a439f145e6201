import { randomBytes } from 'node:crypto'
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
  for (const name of made) await dropDatabase(url, name)
  made.clear()
}
