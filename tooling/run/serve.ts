/** What `npm start` runs, once everything is installed: database, SPAs, server. Ctrl-C ends all of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, startPostgres } from '../postgres/index.ts'
import { buildIfNeeded, root } from './build.ts'
import { explain, StartError } from './errors.ts'
import { Lifetime } from './lifetime.ts'
import { startPayments } from './payments.ts'

const lifetime = new Lifetime()

lifetime.run(start, (error) => console.error(explain(error)))

async function start(): Promise<void> {
  const dotEnv = join(root, '.env')
  if (existsSync(dotEnv)) process.loadEnvFile(dotEnv)
  const databaseUrl = process.env.DATABASE_URL || (await embeddedDatabase())
  const server = await import('@leasehold/server')
  const isProduction = process.env.NODE_ENV === 'production'
  const given = {
    // At a person's terminal only what went wrong is worth a line.
    ...(isProduction ? {} : { LOG_LEVEL: 'warn' }),
    ...process.env,
    DATABASE_URL: databaseUrl,
  }
  const plain = server.readSettings(given)
  const payments = plain.STRIPE_SECRET_KEY || isProduction ? null : await startPayments(plain, process.env)
  if (payments) lifetime.atEnd(payments.stop)
  lifetime.signal.throwIfAborted()
  const settings = payments ? server.readSettings({ ...given, ...payments.settings }) : plain

  if (await buildIfNeeded(lifetime.signal)) console.log('The console and the workspace are built.')
  lifetime.signal.throwIfAborted()
  const running = await server.startServer(settings)
  lifetime.atEnd(() => running.stop())
  // A known password must never reach a database that is in use in earnest.
  const signIns = isProduction ? [] : (await server.seedDemo(settings)).lines
  lifetime.signal.throwIfAborted()
  lifetime.isServing = true
  print([
    'Leasehold is running. Ctrl-C ends it.',
    '',
    `Workspace  ${running.workspaceUrl}`,
    `Console    ${running.consoleUrl}`,
    ...(payments ? [`Stripe     ${payments.url}  (simulated: no money moves)`, '', ...payments.hints] : []),
    ...(signIns.length > 0 ? ['', ...signIns] : []),
  ])
}

/** The database under `.data/` of this checkout. */
async function embeddedDatabase(): Promise<string> {
  const dataDir = join(root, '.data/postgres')
  if (!existsSync(dataDir)) console.log('Preparing the database …')
  const postgres = await startPostgres({ dataDir })
  lifetime.atEnd(postgres.stop)
  lifetime.signal.throwIfAborted()
  postgres.ended.then(() => {
    if (lifetime.signal.aborted) return
    console.error(explain(new StartError(`PostgreSQL has ended: its last words are in ${dataDir}.log.`)))
    void lifetime.end(1)
  })
  return createDatabase(postgres.url, 'leasehold')
}

function print(lines: string[]): void {
  console.log(['', ...lines, ''].map((line) => (line ? `  ${line}` : '')).join('\n'))
}
