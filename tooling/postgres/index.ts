import { mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { PostgresError } from './errors.ts'
import { freePort } from './free-port.ts'
import { initialise } from './initialise.ts'
import { findLauncher } from './launcher.ts'
import { endOrphan, launcherSetting } from './orphan.ts'
import { AddressInUse, SharedMemoryInUse, spawnPostmaster } from './postmaster.ts'

export { createDatabase, databaseUrl, dropDatabase } from './databases.ts'
export { PostgresError } from './errors.ts'
export { freePort } from './free-port.ts'

export interface PostgresOptions {
  /** Made on first use. `<dataDir>.password` (0600) and `<dataDir>.log` lie beside it. */
  dataDir: string
  /** Default: one that is free. */
  port?: number
  /** False for data that may be lost with the machine: tests. Default: true. */
  fsync?: boolean
  /** Settings of postgresql.conf by their names there. */
  settings?: Record<string, string>
}

export interface RunningPostgres {
  /** The superuser's, for the database `postgres`. */
  url: string
  port: number
  pid: number
  /** Settles when PostgreSQL has ended, asked or not. */
  ended: Promise<void>
  /** Ends PostgreSQL: open transactions are rolled back. Calling it again waits for the same end. */
  stop(): Promise<void>
}

/**
 * Starts a real PostgreSQL on 127.0.0.1, in a process group of its own: Ctrl-C in the terminal does not reach
 * it, only `stop()` does. What a killed run left behind (an orphan, a stale lock) is cleared first.
 * @throws {PostgresError} with a sentence for the person at the terminal.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const { fsync = true } = options
  const dataDir = prepareParent(resolve(options.dataDir))
  const binaries = findBinaries()
  const account = chooseAccount(dataDir)
  const launcher = findLauncher(account, binaries, dirname(dataDir))
  await endOrphan(dataDir)
  const password = await initialise(dataDir, { binaries, launcher, account, fsync })

  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    try {
      const postmaster = await spawnPostmaster({
        dataDir,
        port,
        launcher,
        program: binaries.postgres,
        settings: {
          listen_addresses: '127.0.0.1',
          unix_socket_directories: '',
          timezone: 'UTC',
          log_timezone: 'UTC',
          ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
          ...options.settings,
          [launcherSetting]: `${process.pid}`,
        },
      })
      return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, port, ...postmaster }
    } catch (error) {
      // Another process took the free port in between, or a killed run's last children are still leaving.
      const passes =
        (error instanceof AddressInUse && options.port === undefined) || error instanceof SharedMemoryInUse
      if (!passes || attempt === 50) throw error
      await wait(100)
    }
  }
}

/** PostgreSQL compares paths as they are spelled: a symlink must not make one directory look like two. */
function prepareParent(dataDir: string): string {
  try {
    mkdirSync(dirname(dataDir), { recursive: true })
    return join(realpathSync(dirname(dataDir)), basename(dataDir))
  } catch (error) {
    throw new PostgresError(
      `${dirname(dataDir)} cannot be written: ${error instanceof Error ? error.message : error}`,
    )
  }
}
