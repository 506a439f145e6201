import { parseArgs } from 'node:util'
import { Refusal } from '@leasehold/core'
import { type Database, openDatabase } from '@leasehold/db'
import { translate } from '@leasehold/i18n/server'
import { databaseProblem } from '../prepare-database.ts'
import { type Settings, SettingsError } from '../settings.ts'

/** A sentence for whoever typed the command. */
export class UsageError extends Error {}

/** What a command printed, and what the process ends with. */
export type Outcome = { output: string; exitCode: number }

/** Runs with the arguments that follow its name. */
export type Command = (settings: Settings, args: string[]) => Promise<Outcome>

type Options = Record<string, { type: 'string' | 'boolean' }>

/** @throws UsageError */
export function options<T extends Options>(args: string[], known: T) {
  try {
    return parseArgs({ args, options: known, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/**
 * Arguments by their place beside the options.
 *
 * @throws UsageError also when there are more than `most`
 */
export function argumentsOf<T extends Options>(args: string[], known: T, most: number) {
  try {
    const parsed = parseArgs({ args, options: known, strict: true, allowPositionals: true })
    if (parsed.positionals.length <= most) return parsed
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  throw new UsageError('There are too many arguments; see "help".')
}

/** Not prepared: no such role, no such table (PostgreSQL's appendix A). */
const unprepared = new Set(['22023', '42P01'])

/**
 * Opens the database for a command, which somebody waits for.
 *
 * @throws UsageError when the product refuses, SettingsError when the database cannot be used
 */
export async function withDatabase<T>(
  settings: Settings,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = openDatabase(settings.DATABASE_URL, { poolSize: 1 })
  try {
    return await work(database)
  } catch (thrown) {
    if (thrown instanceof Refusal) throw new UsageError(translate('en', `errors:${thrown.code}`))
    // What the driver says is wrapped by what built the statement.
    const error: unknown = thrown instanceof Error && thrown.cause ? thrown.cause : thrown
    if (unprepared.has((error as { code?: string }).code ?? '')) {
      throw new SettingsError('The database has not been prepared yet: start Leasehold once.')
    }
    throw databaseProblem(settings, error) ?? thrown
  } finally {
    await database.end()
  }
}
