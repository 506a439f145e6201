import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { PostgresError } from './errors.ts'

export interface Account {
  uid: number
  gid: number
}

const name = 'postgres'

/**
 * As whom PostgreSQL runs: null means as ourselves. It refuses to run as root; then it is whoever owns the
 * data directory already, otherwise the system's user `postgres`, made if there is none.
 * @throws {PostgresError} when the data belongs to someone else, or the user cannot be made.
 */
export function chooseAccount(dataDir: string): Account | null {
  const owner = ownerOf(dataDir)
  const self = process.getuid?.()
  if (self !== 0) {
    if (owner && owner.uid !== self) {
      throw new PostgresError(`The database in ${dataDir} belongs to another user: start as that user.`)
    }
    return null
  }
  if (owner && owner.uid !== 0) return owner
  return lookUp() ?? create()
}

function ownerOf(path: string): Account | null {
  const found = statSync(path, { throwIfNoEntry: false })
  return found ? { uid: found.uid, gid: found.gid } : null
}

function lookUp(): Account | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' })
    return answer.status === 0 ? Number(answer.stdout) : Number.NaN
  })
  return uid && gid ? { uid, gid } : null
}

function create(): Account {
  spawnSync('groupadd', ['--system', name])
  spawnSync('useradd', ['--system', '--gid', name, '--no-create-home', '--shell', '/usr/sbin/nologin', name])
  const made = lookUp()
  if (made) return made
  throw new PostgresError(
    `PostgreSQL does not run as root and the system user "${name}" could not be made: ` +
      'start as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.',
  )
}
