import type { ChildProcess } from 'node:child_process'

/** Signals a child that was spawned `detached`, and whatever it has started itself. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch {
    // Nobody of it is left.
  }
}
