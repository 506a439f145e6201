import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { PostgresError } from './errors.ts'
import type { Launcher } from './launcher.ts'

export class AddressInUse extends PostgresError {}
export class SharedMemoryInUse extends PostgresError {}

/** For clients that are closing their connection just now: to be cut off then looks like a failure to them. */
const smartPatienceMs = 500
const fastPatienceMs = 30_000
const logMaxBytes = 5_000_000

export interface PostmasterOptions {
  dataDir: string
  port: number
  launcher: Launcher
  program: string
  settings: Record<string, string>
}

export interface Postmaster {
  pid: number
  ended: Promise<void>
  stop(): Promise<void>
}

/** Runs the server until it accepts connections. Its own messages go to `<dataDir>.log`. */
export async function spawnPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const logFile = `${options.dataDir}.log`
  if (sizeOf(logFile) > logMaxBytes) truncateSync(logFile)
  const logBegin = sizeOf(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const settings = Object.entries(options.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = options.launcher.wrap(options.program, [
    '-D',
    options.dataDir,
    '-p',
    `${options.port}`,
    ...settings,
  ])
  const child = spawn(command, args, {
    ...options.launcher.options,
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)

  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  await untilReady(child, options, () => readFileSync(logFile).subarray(logBegin).toString())
  if (child.pid === undefined) throw new Error('a process that became ready has a number')

  let stopping: Promise<void> | undefined
  return {
    pid: child.pid,
    ended,
    stop: () => {
      stopping ??= stop(child, ended)
      return stopping
    },
  }
}

async function untilReady(child: ChildProcess, { dataDir, port }: PostmasterOptions, log: () => string) {
  let failed = false
  child.once('exit', () => {
    failed = true
  })
  child.once('error', () => {
    failed = true
  })
  while (!isReady(dataDir, child.pid)) {
    if (failed) throw explain(log(), port)
    await wait(15)
  }
}

/** As pg_ctl does it: the server writes its state into the eighth line of its lock file. */
function isReady(dataDir: string, pid: number | undefined): boolean {
  const lockFile = `${dataDir}/postmaster.pid`
  if (!existsSync(lockFile)) return false
  const lines = readFileSync(lockFile, 'utf8').split('\n')
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function explain(log: string, port: number): PostgresError {
  if (log.includes('Address already in use')) {
    return new AddressInUse(`Port ${port} for PostgreSQL is in use by another program.`)
  }
  if (log.includes('pre-existing shared memory block')) {
    return new SharedMemoryInUse('Another PostgreSQL still uses this database.')
  }
  const fatal = log.split('\n').findLast((line) => line.includes('FATAL:'))
  return new PostgresError(`PostgreSQL did not start: ${fatal?.replace(/^.*FATAL:\s*/, '') ?? log.trim()}`)
}

/** A smart shutdown, a fast one for whoever stays connected, an immediate one from which the next start recovers. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGTERM')
  const fast = setTimeout(() => child.kill('SIGINT'), smartPatienceMs)
  const immediate = setTimeout(() => child.kill('SIGQUIT'), smartPatienceMs + fastPatienceMs)
  await ended
  clearTimeout(fast)
  clearTimeout(immediate)
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
