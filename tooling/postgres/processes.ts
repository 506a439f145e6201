import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

export interface ProcessInfo {
  ppid: number
  /** The whole command line, its words parted by blanks. */
  command: string
}

/** What runs under this number; null when nothing does, or only a zombie that waits to be reaped. */
export function processInfo(pid: number): ProcessInfo | null {
  if (process.platform === 'linux') return fromProc(pid)
  const ps = spawnSync('ps', ['-o', 'ppid=,command=', '-p', `${pid}`], { encoding: 'utf8' })
  const [, ppid, command] = /^\s*(\d+)\s+(.*)$/m.exec(ps.stdout ?? '') ?? []
  return ppid && command ? { ppid: Number(ppid), command } : null
}

function fromProc(pid: number): ProcessInfo | null {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    const ppid = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return command && ppid ? { ppid: Number(ppid), command } : null
  } catch {
    return null
  }
}

/** Waits until the process is gone; false when it still runs after the time. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  for (const end = Date.now() + timeoutMs; processInfo(pid); await wait(20)) {
    if (Date.now() > end) return false
  }
  return true
}
