// Plain JavaScript, as child.mjs.
import { join } from 'node:path'
import { bin, run } from './child.mjs'
import { installIfNeeded } from './install.mjs'

/**
 * Runs a program of the project with the project's own Node, after installing what is missing.
 * @param {string[]} program its path in the checkout, and its arguments
 */
export async function launch(...program) {
  try {
    process.exitCode = (await installIfNeeded()) || (await run(join(bin, 'node'), program, { ipc: true }))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  }
}
