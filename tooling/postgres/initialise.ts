import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { PostgresError } from './errors.ts'
import type { Launcher } from './launcher.ts'

const major = '18'

/**
 * Makes the database files on first use and answers the superuser's password.
 * initdb works in a directory beside, which is renamed when it is done: a run that is killed half way leaves
 * nothing that could be taken for a database.
 */
export async function initialise(
  dataDir: string,
  {
    binaries,
    launcher,
    account,
    fsync,
  }: { binaries: Binaries; launcher: Launcher; account: Account | null; fsync: boolean },
): Promise<string> {
  const passwordFile = `${dataDir}.password`
  if (existsSync(dataDir)) return openExisting(dataDir, passwordFile)

  const password = randomBytes(24).toString('base64url')
  rmSync(passwordFile, { force: true })
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  const unfinished = `${dataDir}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  if (account) for (const path of [passwordFile, unfinished]) chownSync(path, account.uid, account.gid)

  const [command, args] = launcher.wrap(binaries.initdb, [
    `--pgdata=${unfinished}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
    // Tests connect thousands of times: what makes a password slow to guess would be most of it.
    ...(fsync ? [] : ['--no-sync', '--set=scram_iterations=1']),
  ])
  const child = spawn(command, args, { ...launcher.options, stdio: ['ignore', 'ignore', 'pipe'] })
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new PostgresError(
      `The database could not be made in ${dataDir}: ${complaint.trim().split('\n').at(-1)}`,
    )
  }
  renameSync(unfinished, dataDir)
  return password
}

function openExisting(dataDir: string, passwordFile: string): string {
  const version = read(`${dataDir}/PG_VERSION`)
  if (version !== major) {
    throw new PostgresError(
      `${dataDir} holds ${version ? `a database of PostgreSQL ${version}` : 'no database'}, not one of PostgreSQL ${major}: ` +
        'move it away to begin with an empty one.',
    )
  }
  const password = read(passwordFile)
  if (password) return password
  throw new PostgresError(
    `${passwordFile} is missing: put it back, or move ${dataDir} away to begin with an empty one.`,
  )
}

const read = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : null)
