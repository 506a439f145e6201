// Plain JavaScript, as child.mjs.
import { spawnSync } from 'node:child_process'
import { run } from './child.mjs'

const major = 12

/** Runs pnpm: the one on the path when it is new enough, else one that npx brings. */
export async function pnpm(/** @type {string[]} */ ...args) {
  const version = spawnSync('pnpm', ['--version'], { encoding: 'utf8' }).stdout ?? ''
  return Number.parseInt(version, 10) >= major
    ? run('pnpm', args)
    : run('npx', ['-y', `pnpm@${major}`, ...args])
}
