import { randomBytes } from 'node:crypto'
import { createAdmin } from '@leasehold/auth'
import { createAdminInput, parseTenantCode } from '@leasehold/contracts'
import { prepareDatabase } from '../prepare-database.ts'
import { readSettings, type Settings } from '../settings.ts'
import { systemCall } from '../system-call.ts'
import { catalogCommands, catalogUsage } from './catalog.ts'
import { type Command, type Outcome, options, UsageError, withDatabase } from './command.ts'
import { entitlementCommands, entitlementUsage } from './entitlements.ts'
import { syncCommands, syncUsage } from './sync.ts'
import { verifyAudit } from './verify-audit.ts'

export { UsageError } from './command.ts'

const usage = `Leasehold's command line, for who runs the platform.

  admin create --username NAME --email ADDRESS --role ROLE [--name "FULL NAME"]
      Makes a platform admin and prints a password, once.
      ROLE is super_admin, sales, finance or support.

  audit verify [--tenant CODE] [--json]
      Checks that no audit entry was changed, removed or reordered, and that the log still holds what was
      signed of it. Ends with 1 when it does not.

${catalogUsage}

${entitlementUsage}

${syncUsage}

  help
      Shows this.

The database and the other settings come from the environment, as for the server; see .env.example.`

/**
 * Runs one command.
 *
 * @throws UsageError, SettingsError: each a sentence to print
 */
export async function runCommand(
  args: string[],
  environment: Record<string, string | undefined>,
): Promise<Outcome> {
  const [topic, verb] = args
  if (topic === undefined || topic === 'help' || args.includes('--help'))
    return { output: usage, exitCode: 0 }
  const command = commands[`${topic} ${verb ?? ''}`.trim()]
  if (!command) {
    throw new UsageError(`There is no command "${args.join(' ')}"; "help" lists those there are.`)
  }
  const settings = readSettings(environment)
  return command(settings, args.slice(2))
}

const commands: Record<string, Command> = {
  'admin create': addAdmin,
  'audit verify': checkAudit,
  ...catalogCommands,
  ...entitlementCommands,
  ...syncCommands,
}

async function addAdmin(settings: Settings, args: string[]): Promise<Outcome> {
  const text = { type: 'string' } as const
  const given = options(args, { username: text, email: text, role: text, name: text })
  const parsed = createAdminInput.safeParse({ ...given, name: given.name ?? given.username })
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0])
    throw new UsageError(`--${field} is missing or not valid; see "help".`)
  }
  await prepareDatabase(settings)
  const password = randomBytes(15).toString('base64url')
  await withDatabase(settings, (database) =>
    database.platformTransaction((tx) =>
      createAdmin({ ...systemCall(database, settings), tx }, { ...parsed.data, password }),
    ),
  )
  const { username, role } = parsed.data
  const lines = [
    `${username} is now a platform admin (${role}).`,
    '',
    `Password  ${password}`,
    `Console   ${settings.CONSOLE_URL}`,
    '',
    'The password is not kept anywhere and cannot be shown again.',
  ]
  return { output: lines.join('\n'), exitCode: 0 }
}

async function checkAudit(settings: Settings, args: string[]): Promise<Outcome> {
  const { tenant, json } = options(args, { tenant: { type: 'string' }, json: { type: 'boolean' } })
  const code = typeof tenant === 'string' ? parseTenantCode(tenant) : undefined
  if (code === null) throw new UsageError('--tenant takes a company code such as TEN-AB12C.')
  const report = await withDatabase(settings, (database) =>
    database.platformTransaction((tx) => verifyAudit({ ...systemCall(database, settings), tx }, code)),
  )
  if (!report) throw new UsageError(`There is no company ${code}.`)
  const exitCode = report.faults.length > 0 ? 1 : 0
  if (json) return { output: JSON.stringify(report, null, 2), exitCode }
  const faults = report.faults.map(({ chain, seq, fault }) => `${chain}  entry ${seq}  ${fault}`)
  const verdict = exitCode
    ? `The audit log has ${faults.length} fault(s):`
    : `The audit log is whole: ${report.chains} chain(s) checked.`
  return { output: [verdict, ...faults].join('\n'), exitCode }
}
