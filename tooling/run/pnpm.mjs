// Plain JavaScript, as child.mjs.
import { spawnSync } from 'node:child_process'
import { run } from './child.mjs'

const major = 12

/**
 * Runs pnpm: the one on the path when it is new enough, else one that npx brings. Only the installation needs
 * this; afterwards there is one in node_modules.
 * @param {string[]} args words without anything a shell would take for its own
 */
export async function pnpm(...args) {
  const version = spawnSync('pnpm', ['--version'], { encoding: 'utf8' }).stdout ?? ''
  if (Number.parseInt(version, 10) >= major) return run('pnpm', args)
  // `exec`: the shell that npx puts between would swallow the signal that is to end the installation.
  return run('npx', ['-y', '-p', `pnpm@${major}`, '-c', `exec pnpm ${args.join(' ')}`])
}
