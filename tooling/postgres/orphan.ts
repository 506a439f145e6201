import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { PostgresError } from './errors.ts'
import { processInfo, waitUntilGone } from './processes.ts'

/** The setting by which a running PostgreSQL tells which process started it. */
export const launcherSetting = 'leasehold.launcher'

/**
 * Clears what an earlier run left when it was killed: ends a PostgreSQL that still runs on this data
 * directory without the process that started it.
 * @throws {PostgresError} when that process is alive: the data is in use.
 */
export async function endOrphan(dataDir: string): Promise<void> {
  const pidFile = `${dataDir}/postmaster.pid`
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  const running = processInfo(pid)
  if (running?.command.includes(`-D ${dataDir} `)) {
    const launcher = Number(new RegExp(`${launcherSetting}=(\\d+)`).exec(running.command)?.[1])
    // Children of a dead process are given to another one: its number alone would not prove it alive.
    if (running.ppid === launcher) {
      throw new PostgresError(`The database in ${dataDir} is in use by process ${launcher}: end that first.`)
    }
    await end(pid, dataDir)
  } else if (isAlive(pid)) {
    // The number now belongs to something else (or to a zombie), for which PostgreSQL would refuse to start.
    rmSync(pidFile, { force: true })
  }
}

/** The same for every data directory below this one: for what is to be removed. */
export async function endOrphansIn(directory: string): Promise<void> {
  for (const lock of globSync(`${directory}/**/postmaster.pid`)) await endOrphan(dirname(lock))
}

async function end(pid: number, dataDir: string): Promise<void> {
  for (const [signal, patienceMs] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
  ] as const) {
    if (!signalTo(pid, signal)) break
    if (await waitUntilGone(pid, patienceMs)) return
  }
  if (processInfo(pid)) {
    throw new PostgresError(`The database in ${dataDir} is in use by process ${pid}, which cannot be ended.`)
  }
}

const isAlive = (pid: number) => signalTo(pid, 0)

function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch (error) {
    // EPERM: it runs, but it is not ours to end.
    return signal === 0 && error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
