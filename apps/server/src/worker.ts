import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { authJobs } from '@leasehold/auth'
import {
  jobs as coreJobs,
  type Job,
  type JobCall,
  type MailTemplate,
  type PaymentProvider,
  schedule,
} from '@leasehold/core'
import { type Database, openWorkerPresence, type WorkerPresence } from '@leasehold/db'
import { type Runner, run, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from 'pino'
import type { Mailer } from './mail/mailer.ts'
import { renderMail } from './mail/render-mail.ts'
import type { Metrics } from './metrics.ts'
import type { Settings } from './settings.ts'

/** What there is to do: the reactions to every event. */
const jobs = [...coreJobs, ...authJobs]

/** How long after it ended by itself a worker is started again. */
const RESTART_MS = 1_000

/** Jobs one process works on at once. */
const CONCURRENCY = 4

export type RunningWorker = {
  /** Finishes the jobs in hand. */
  stop(): Promise<void>
}

/** Starts working off jobs, also those that a process which died had in hand. */
export async function startWorker(options: {
  database: Database
  settings: Settings
  keyedHash: (value: string) => string
  payments: PaymentProvider | null
  mailer: Mailer
  metrics: Metrics
  logger: Logger
}): Promise<RunningWorker> {
  const { settings, logger } = options
  const presence = openWorkerPresence(settings.DATABASE_URL, (pools) => {
    logger.warn({ pools }, 'took over the jobs of workers that died')
  })
  const start = () =>
    run({
      connectionString: settings.DATABASE_URL,
      concurrency: CONCURRENCY,
      noHandleSignals: true,
      taskList: Object.fromEntries(jobs.map((job) => [job.name, toTask(job, options)])),
      crontab: schedule.map(({ match, name }) => `${match} ${name}`).join('\n'),
      preset: {
        plugins: [holdingPresence(presence)],
        // In batches a job's end is waited for before the worker stops, and may fail without ending the process.
        worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
      },
      logger: new WorkerLogger(() => (level, message) => {
        if (level === 'error' || level === 'warning') logger.warn({ worker: true }, message)
      }),
    })
  const stop = keepRunning(await start(), start, async (error) => {
    logger.error({ err: error }, 'the worker ended and is started again')
    await presence.letGo()
  })
  return {
    stop: async () => {
      await stop()
      await presence.end()
    },
  }
}

/**
 * Starts a worker again whenever it ended by itself, as it does when it could not note a job's end because the
 * database was away.
 *
 * @returns stops the worker that runs, once its jobs in hand have ended
 */
function keepRunning(
  first: Runner,
  start: () => Promise<Runner>,
  onEnd: (error: unknown) => Promise<void>,
): () => Promise<void> {
  const stopping = new AbortController()
  let runner: Runner | null = first
  const watch = async () => {
    while (!stopping.signal.aborted) {
      const error = await runner?.promise.then(
        () => null,
        (reason: unknown) => reason,
      )
      runner = null
      if (stopping.signal.aborted) return
      await onEnd(error)
      while (!runner && !stopping.signal.aborted) {
        await wait(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => {})
        if (!stopping.signal.aborted) runner = await start().catch(() => null)
      }
    }
  }
  const watched = watch()
  return async () => {
    stopping.abort()
    await runner?.stop().catch(() => {})
    await watched
  }
}

/** No job is taken before others can see that its pool lives. */
function holdingPresence(presence: WorkerPresence): GraphileConfig.Plugin {
  return {
    name: 'LeaseholdPresencePlugin',
    version: '1.0.0',
    worker: { hooks: { startWorker: (_, { worker }) => presence.hold(worker.workerPool.id) } },
  }
}

function toTask(job: Job, options: Parameters<typeof startWorker>[0]): TaskList[string] {
  const { database, settings, keyedHash, payments, mailer, metrics, logger } = options
  return async (payload, { job: run }) => {
    const mailKey = (template: MailTemplate) => `${run.id}:${template}`
    const isLast = run.attempts >= run.max_attempts
    const call: JobCall = {
      database,
      keyedHash,
      payments,
      actor: { kind: 'system', id: null },
      request: { requestId: randomUUID(), ip: null, userAgent: null },
      locale: 'en',
      now: new Date(),
      workspaceUrl: settings.WORKSPACE_URL,
      log: (message, details) => logger.info({ task: job.name, ...details }, message),
      sendMail: (message) => mailer.send(mailKey(message.template), message, { isLast }),
      rehearseMail: async (message) => {
        await renderMail(message)
      },
      wasMailed: (template) => mailer.wasHandedOver(mailKey(template)),
    }
    try {
      await job.run(call, payload)
      metrics.jobs.inc({ task: job.name, outcome: 'done' })
    } catch (error) {
      metrics.jobs.inc({ task: job.name, outcome: 'failed' })
      logger.error({ err: error, task: job.name, attempt: run.attempts }, 'job failed')
      throw error
    }
  }
}
