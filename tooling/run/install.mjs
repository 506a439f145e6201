// Plain JavaScript, as child.mjs.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bin, root } from './child.mjs'
import { pnpm } from './pnpm.mjs'

const stamp = join(root, 'node_modules', '.leasehold-installed')

/**
 * Installs what the lock file says, unless that was done already.
 * @returns {Promise<number>} 0, or the exit code of what failed
 */
export async function installIfNeeded() {
  const wanted = fingerprint()
  if (existsSync(join(bin, 'node')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return 0
  console.log('Installing dependencies …')
  const code = await pnpm('install', '--frozen-lockfile', '--config.confirm-modules-purge=false')
  if (code === 0) writeFileSync(stamp, wanted)
  else if (code < 128) console.error('The dependencies could not be installed: see above.')
  return code
}

/** Everything pnpm decides by. */
function fingerprint() {
  const inside = (/** @type {string} */ directory) =>
    readdirSync(join(root, directory)).map((name) => join(directory, name))
  const manifests = ['.', 'tooling', ...inside('apps'), ...inside('packages')].map((directory) =>
    join(directory, 'package.json'),
  )
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const path of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests]) {
    const file = join(root, path)
    if (existsSync(file)) hash.update(`\n${path}\n`).update(readFileSync(file))
  }
  return hash.digest('hex')
}
