/** What `npm run leasehold -- …` runs. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runCommand, UsageError } from './cli/run.ts'
import { SettingsError } from './settings.ts'

const dotEnv = fileURLToPath(new URL('../../../.env', import.meta.url))
if (existsSync(dotEnv)) process.loadEnvFile(dotEnv)

try {
  const { output, exitCode } = await runCommand(process.argv.slice(2), process.env)
  console.log(output)
  process.exitCode = exitCode
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof UsageError || error instanceof SettingsError) return error.message
  // What the database says is wrapped by what built the statement, whose message is the statement.
  const { message } = error.cause instanceof Error ? error.cause : error
  return `Leasehold could not do this: ${message}.`
}
