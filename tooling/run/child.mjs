// Plain JavaScript for any Node from 20 on, without dependencies: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
export const bin = join(root, 'node_modules', '.bin')

/** @type {import('node:child_process').ChildProcess | undefined} */
let current
/** @type {NodeJS.Signals | undefined} */
let asked

/**
 * The first Ctrl-C or SIGTERM is handed on to whatever runs now; after it nothing new is begun. Those that
 * follow are ignored: the terminal tells the whole process group, and npm tells us once more.
 */
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => {
    if (asked) return
    asked = signal
    current?.kill(signal)
  })
}

/**
 * Runs a command in the checkout, with its own tools first on the path, and answers the exit code a shell
 * would. `ipc` lets a Node program notice that we were killed: its channel closes.
 * @param {string} command
 * @param {string[]} args
 * @param {{ ipc?: boolean }} [options]
 * @returns {Promise<number>}
 */
export async function run(command, args, { ipc = false } = {}) {
  if (asked) return exitCode(null, asked)
  const child = spawn(command, args, {
    cwd: root,
    stdio: ipc ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  })
  current = child
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(exitCode(code, signal ?? asked ?? null)))
    })
  } finally {
    current = undefined
  }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
const exitCode = (code, signal) => code ?? 128 + (signal ? constants.signals[signal] : 0)
