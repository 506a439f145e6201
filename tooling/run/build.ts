import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { StartError } from './errors.ts'
import { signalGroup } from './group.ts'

export const root = join(import.meta.dirname, '../..')

const apps = ['apps/console', 'apps/workspace']
const stamp = join(root, 'node_modules/.cache/leasehold/built')

/**
 * Builds both SPAs with Turborepo, unless nothing they are made of was touched since the last time: asking
 * Turborepo alone would take longer than the rest of a start.
 * @param signal ends the build
 * @returns whether anything had to be built
 * @throws {StartError} when the build fails; its output is shown then
 */
export async function buildIfNeeded(signal?: AbortSignal): Promise<boolean> {
  const wanted = fingerprint(root)
  const upToDate =
    apps.every((app) => existsSync(join(root, app, 'dist/index.html'))) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted
  if (upToDate) return false
  await turboBuild(signal)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
  return true
}

/** Turborepo looks for pnpm on the path; both are among what is installed here. */
async function turboBuild(signal?: AbortSignal): Promise<void> {
  const bin = join(root, 'node_modules/.bin')
  const child = spawn(join(bin, 'turbo'), ['run', 'build', '--output-logs=errors-only'], {
    cwd: root,
    // A process group of its own, which is ended as a whole.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, TURBO_TELEMETRY_DISABLED: '1' },
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
  const end = () => signalGroup(child, 'SIGTERM')
  signal?.addEventListener('abort', end)
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  signal?.removeEventListener('abort', end)
  if (code === 0) return
  if (!signal?.aborted) process.stderr.write(Buffer.concat(output))
  throw new StartError('The console and the workspace could not be built: see above.')
}

/** Path, size and time of every file that goes into the SPAs: the apps, what they depend on, the root's settings. */
export function fingerprint(checkout: string): string {
  const hash = createHash('sha256')
  for (const file of [
    'package.json',
    'pnpm-lock.yaml',
    'turbo.json',
    'tsconfig.base.json',
    'tsconfig.react.json',
  ]) {
    addFile(hash, checkout, file)
  }
  for (const directory of withDependencies(checkout, apps)) addDirectory(hash, checkout, directory)
  return hash.digest('hex')
}

/** What a build does not read, and what it writes itself. */
const irrelevant = /^(node_modules|dist|\.turbo)$|\.test\.tsx?$|\.gen\.ts$/

type Hash = ReturnType<typeof createHash>

function addDirectory(hash: Hash, checkout: string, directory: string): void {
  const entries = readdirSync(join(checkout, directory), { withFileTypes: true })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (irrelevant.test(entry.name)) continue
    const path = `${directory}/${entry.name}`
    if (entry.isDirectory()) addDirectory(hash, checkout, path)
    else addFile(hash, checkout, path)
  }
}

function addFile(hash: Hash, checkout: string, path: string): void {
  const { size, mtimeMs } = statSync(join(checkout, path))
  hash.update(`${path} ${size} ${mtimeMs}\n`)
}

/** The directories of these packages and of every package of this repository that they are made of. */
function withDependencies(checkout: string, directories: string[]): Set<string> {
  const found = new Set(directories)
  for (const directory of found) {
    const { dependencies = {} } = JSON.parse(readFileSync(join(checkout, directory, 'package.json'), 'utf8'))
    for (const name of Object.keys(dependencies)) {
      if (name.startsWith('@leasehold/')) found.add(name.replace('@leasehold/', 'packages/'))
    }
  }
  return found
}
