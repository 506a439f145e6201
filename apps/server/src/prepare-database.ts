import { migrate } from '@leasehold/db'
import { type Settings, SettingsError } from './settings.ts'

/**
 * Brings the database up to this version.
 *
 * @throws SettingsError when it cannot be reached or refuses
 */
export async function prepareDatabase(settings: Settings): Promise<void> {
  try {
    await migrate(settings.DATABASE_URL)
  } catch (error) {
    throw databaseProblem(settings, error) ?? error
  }
}

const unreachable = new Set(['ECONNREFUSED', 'ENOTFOUND', 'CONNECT_TIMEOUT', 'ETIMEDOUT', 'EAI_AGAIN'])
/** Wrong password, no access, no such database (PostgreSQL's appendix A). */
const refused = new Set(['28P01', '28000', '3D000'])

/** What is wrong with the database, in a sentence for whoever starts the program; null when it is not that. */
export function databaseProblem(settings: Settings, error: unknown): SettingsError | null {
  const { host } = new URL(settings.DATABASE_URL)
  const { code = '', message } = error as { code?: string; message: string }
  if (unreachable.has(code)) {
    return new SettingsError(`The database at ${host} cannot be reached; check DATABASE_URL.`)
  }
  return refused.has(code)
    ? new SettingsError(`The database at ${host} refused the connection: ${message}.`)
    : null
}
