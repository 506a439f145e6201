import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@leasehold/db/migrate'
import type { TestProject } from 'vitest/node'
import { createDatabase, type RunningPostgres, startPostgres } from '../postgres/index.ts'
import type { ProvidedServer } from './provided.ts'

const template = 'leasehold_template'

/**
 * Once for a whole run of Vitest: a PostgreSQL of its own, on a free port and in a temporary directory, with
 * one migrated database that every test file clones.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const room = mkdtempSync(join(tmpdir(), 'leasehold-tests-'))
  // Tests start the product in processes of its own, many times: compiled once, they are ready in half the time.
  process.env.NODE_COMPILE_CACHE = join(room, 'compiled')
  const running = await startPostgres({
    dataDir: join(room, 'data'),
    fsync: false,
    // Files run beside each other already: a query that starts processes of its own takes from the others.
    settings: { max_connections: '300', autovacuum: 'off', max_parallel_workers_per_gather: '0' },
  }).catch((error) => {
    rmSync(room, { recursive: true, force: true })
    throw error
  })
  const endAtOnce = () => {
    kill(running)
    remove(room)
  }
  // On Ctrl-C Vitest ends without the teardown below.
  process.once('exit', endAtOnce)
  project.provide('postgres', await prepare(running))
  return async () => {
    process.off('exit', endAtOnce)
    await running.stop()
    remove(room)
  }
}

/** A migration that fails must fail the tests that need a database, not those that do not. */
async function prepare({ url }: RunningPostgres): Promise<ProvidedServer> {
  try {
    await migrate(await createDatabase(url, template))
    return { url, template, problem: null }
  } catch (error) {
    return { url, template, problem: error instanceof Error ? `${error.stack}` : `${error}` }
  }
}

function kill({ pid }: RunningPostgres): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}

/** Tries again where a process that is just ending still writes what it compiled. */
function remove(room: string): void {
  rmSync(room, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
}
