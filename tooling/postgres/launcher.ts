import { type SpawnOptions, spawnSync } from 'node:child_process'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { PostgresError } from './errors.ts'

/** How to run one of PostgreSQL's programs: a command to put before it and options for spawn. */
export interface Launcher {
  wrap(program: string, args: string[]): [command: string, args: string[]]
  options: SpawnOptions
}

/** Messages in English and instants in UTC, whatever this machine's own are. */
const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }

/**
 * Finds the way to run PostgreSQL that works here, by trying each:
 * 1. through `setpriv` (util-linux), which also makes the kernel end it when this process is killed;
 * 2. for a user who may not enter the directories above the checkout (root's `mktemp -d` is mode 0700), with
 *    the one capability to pass through them. PostgreSQL checks its files with access(2), which sets
 *    capabilities aside for ordinary users unless `no_setuid_fixup` is set;
 * 3. without `setpriv` (macOS, small containers), plainly as that user.
 * @param workDir an existing directory: the parent of the data directory
 * @throws {PostgresError} when none works
 */
export function findLauncher(account: Account | null, binaries: Binaries, workDir: string): Launcher {
  let reason = ''
  for (const launcher of candidates(account)) {
    const [command, args] = launcher.wrap('/bin/sh', [
      '-c',
      'cd "$1" && exec "$2" --version',
      'sh',
      workDir,
      binaries.postgres,
    ])
    const trial = spawnSync(command, args, { ...launcher.options, encoding: 'utf8' })
    // A program that may not look at itself says so, and ends with 0 all the same.
    if (trial.status === 0 && !trial.stderr.includes('invalid binary')) return launcher
    reason = `${trial.stderr ?? ''}`.trim().split('\n').at(-1) || `${trial.error?.message}`
  }
  throw new PostgresError(
    `The embedded PostgreSQL cannot run here (${reason}): set DATABASE_URL to a PostgreSQL server of your own.`,
  )
}

function candidates(account: Account | null): Launcher[] {
  const end = ['--pdeathsig', 'INT']
  const plain: Launcher = { wrap: (program, args) => [program, args], options: { env, ...account } }
  if (process.platform !== 'linux') return [plain]
  if (!account) return [through(end), plain]
  const become = [...end, '--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups']
  // Docker leaves its containers dac_override, but not the narrower dac_read_search.
  return [
    through(become),
    through([...become, ...keeping('dac_read_search')]),
    through([...become, ...keeping('dac_override')]),
    plain,
  ]
}

const keeping = (capability: string) => [
  ...['--securebits', '+no_setuid_fixup'],
  ...['--inh-caps', `+${capability}`, '--ambient-caps', `+${capability}`],
]

const through = (flags: string[]): Launcher => ({
  wrap: (program, args) => ['setpriv', [...flags, program, ...args]],
  options: { env },
})
