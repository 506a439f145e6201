import { createHmac } from 'node:crypto'
import { constants, setPriority } from 'node:os'
import { consoleRouter, mobileRouter, workspaceRouter } from '@leasehold/api'
import type { PaymentProvider } from '@leasehold/core'
import { type Database, openDatabase } from '@leasehold/db'
import type { AnyTRPCRouter } from '@trpc/server'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { admitOnlyFrom } from './http/admit.ts'
import { createApp } from './http/app.ts'
import { type Audience, contextFactory } from './http/context.ts'
import { serveHealth, serveMetrics } from './http/operations.ts'
import { serveSpa } from './http/spa.ts'
import { serveStripeWebhook } from './http/stripe-webhook.ts'
import { serveTrpc } from './http/trpc-route.ts'
import { createMailer } from './mail/mailer.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { prepareDatabase } from './prepare-database.ts'
import { type Settings, SettingsError } from './settings.ts'
import { connectStripe } from './stripe/connect-stripe.ts'
import { startWorker } from './worker.ts'

export type RunningServer = {
  workspaceUrl: string
  consoleUrl: string
  database: Database
  /** Takes no new requests, finishes those in hand and the jobs, then closes the database. */
  stop(): Promise<void>
}

/**
 * Brings the database up to date and starts what the process's role says. Any number of processes may start
 * on one database at once.
 *
 * @throws SettingsError when the database cannot be reached or a port is taken
 */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const logger = pino({
    level: settings.LOG_LEVEL,
    redact: ['req.headers.cookie', 'req.headers.authorization'],
  })
  await prepareDatabase(settings)
  const database = openDatabase(settings.DATABASE_URL)
  const metrics = createMetrics()
  const mailer = createMailer(database, settings)
  let stopping = false

  const serves = settings.PROCESS_ROLE !== 'worker'
  const works = settings.PROCESS_ROLE !== 'api'
  // Where it works beside those that answer, they go first.
  if (!serves) setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
  const payments = connectStripe(settings)
  const parts = { settings, database, payments, metrics, logger, isStopping: () => stopping }
  const { app: workspace, drain: drainWorkspace } = await createApp(settings, logger)
  const { app: console_, drain: drainConsole } = await createApp(settings, logger)
  if (serves) {
    mount(workspace, 'workspace', '/trpc', workspaceRouter, parts)
    mount(workspace, 'phone', '/mobile/trpc', mobileRouter, parts)
    mount(console_, 'console', '/trpc', consoleRouter, parts)
    serveStripeWebhook(workspace, parts)
    await serveSpa(workspace, 'workspace')
    await serveSpa(console_, 'console')
  }
  serveHealth(workspace, database, parts.isStopping)
  serveHealth(console_, database, parts.isStopping)
  serveMetrics(console_, metrics)

  const keyedHash = (value: string) => createHmac('sha256', settings.APP_SECRET).update(value).digest('hex')
  const worker = works ? await startWorker({ ...parts, keyedHash, mailer }) : null

  const stop = async () => {
    if (stopping) return
    stopping = true
    const leave = async (app: FastifyInstance, drain: () => Promise<void>) => {
      await drain()
      await app.close()
    }
    await Promise.all([leave(workspace, drainWorkspace), leave(console_, drainConsole), worker?.stop()])
    mailer.close()
    await database.end()
  }
  try {
    if (serves) await listen(workspace, settings.HOST, settings.WORKSPACE_PORT, 'WORKSPACE_PORT')
    await listen(console_, settings.HOST, settings.CONSOLE_PORT, 'CONSOLE_PORT')
  } catch (error) {
    await stop()
    throw error
  }
  return { workspaceUrl: settings.WORKSPACE_URL, consoleUrl: settings.CONSOLE_URL, database, stop }
}

type Parts = {
  settings: Settings
  database: Database
  metrics: Metrics
  logger: Logger
  payments: PaymentProvider | null
}

function mount(
  app: FastifyInstance,
  audience: Audience,
  prefix: string,
  router: AnyTRPCRouter,
  parts: Parts,
): void {
  const { settings, database, payments, metrics, logger } = parts
  const origins = { workspace: settings.WORKSPACE_URL, console: settings.CONSOLE_URL, phone: null }
  serveTrpc(app, {
    prefix,
    router,
    createContext: contextFactory(audience, { database, settings, payments }),
    admit: admitOnlyFrom(origins[audience]),
    onError: (error, request) => {
      logger.error({ err: error.cause ?? error, requestId: request.id }, 'procedure failed')
    },
    onAnswer: (procedure, status, startedAt) => {
      const seconds = (performance.now() - startedAt) / 1000
      metrics.procedures.observe({ audience, procedure, status }, seconds)
      if (seconds > 1) logger.warn({ audience, procedure, status, seconds }, 'slow procedure')
    },
  })
}

async function listen(app: FastifyInstance, host: string, port: number, setting: string): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'EADDRINUSE') {
      throw new SettingsError(`Port ${port} is in use; stop what uses it or set ${setting} to another.`)
    }
    if (code === 'EACCES')
      throw new SettingsError(`Port ${port} may not be used by this account; set ${setting}.`)
    throw error
  }
}
