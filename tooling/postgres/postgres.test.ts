import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import postgres from 'postgres'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { chooseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import {
  createDatabase,
  databaseUrl,
  dropDatabase,
  freePort,
  type PostgresOptions,
  type RunningPostgres,
  startPostgres,
} from './index.ts'
import { findLauncher } from './launcher.ts'
import { launcherSetting } from './orphan.ts'
import { spawnPostmaster } from './postmaster.ts'
import { processInfo, waitUntilGone } from './processes.ts'

// One room for all: to make the files takes longer than a test. Whoever needs empty ones says so.
const room = mkdtempSync(join(tmpdir(), 'leasehold-postgres-'))
const dataDir = join(room, 'data')

afterAll(() => rmSync(room, { recursive: true, force: true }))

async function start(options: Partial<PostgresOptions> = {}) {
  const running = await startPostgres({ dataDir, fsync: false, ...options })
  onTestFinished(() => running.stop())
  return running
}

function connect(url: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'test' } })
  onTestFinished(() => sql.end({ timeout: 0 }))
  return sql
}

describe('a first start', () => {
  test('works below a directory that only its owner may enter, also as root', async () => {
    mkdirSync(join(room, 'deeper'), { mode: 0o700 })
    const { url } = await start({ dataDir: join(room, 'deeper', 'data') })
    const [row] = await connect(url)`select version() like 'PostgreSQL 18.%' as is_18`
    expect(row).toEqual({ is_18: true })
  })

  test('listens on 127.0.0.1 alone, keeps no unix socket, and asks for the password', async () => {
    const { url, port } = await start()
    const settings = await connect(url)`
      select name, setting from pg_settings
      where name in ('listen_addresses', 'unix_socket_directories', 'port') order by name`
    expect(settings.map((row) => row.setting)).toEqual(['127.0.0.1', `${port}`, ''])
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(connect(wrong.href)`select 1`).rejects.toThrow(/password authentication failed/)
  })

  test('stores UTF-8, sorts by code point on every platform, and thinks in UTC', async () => {
    const { url } = await start()
    const [row] = await connect(url)`
      select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale,
             current_setting('timezone') as timezone, lower('ÄÖÉ') as lower
      from pg_database where datname = current_database()`
    expect(row).toEqual({ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8', timezone: 'UTC', lower: 'äöé' })
  })

  test('keeps the password where only the owner can read it', async () => {
    const { url } = await start()
    expect(readFileSync(`${dataDir}.password`, 'utf8').trim()).toBe(new URL(url).password)
    expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600)
  })

  test('begins anew where an earlier one was killed while it made the files', async () => {
    mkdirSync(join(room, 'second.unfinished/base'), { recursive: true })
    const { url } = await start({ dataDir: join(room, 'second') })
    expect(await connect(url)`select 1 as one`).toHaveLength(1)
  })

  test('takes the settings it is given', async () => {
    const { url } = await start({ settings: { max_connections: '17' } })
    const [row] = await connect(
      url,
    )`select current_setting('max_connections') as max, current_setting('fsync') as fsync`
    expect(row).toEqual({ max: '17', fsync: 'off' })
  })
})

describe('a later start', () => {
  test.each([
    ['it was stopped', ({ stop }: RunningPostgres) => stop()],
    ['PostgreSQL was killed', ({ pid }: RunningPostgres) => void process.kill(pid, 'SIGKILL')],
  ])('finds what was committed before %s', async (_, end) => {
    const first = await start({ fsync: true })
    const sql = connect(first.url)
    await sql`drop table if exists kept`
    await sql`create table kept as select 42 as n`
    await sql.end()
    await end(first)
    await first.ended
    const second = await start()
    expect([...(await connect(second.url)`select n from kept`)]).toEqual([{ n: 42 }])
  })

  test('works after the process that started it was killed', async () => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'launcher.fixture.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(createInterface(child.stdout), 'line')
    child.kill('SIGKILL')
    await once(child, 'exit')
    const { url } = await start()
    expect(await connect(url)`select 1 as one`).toHaveLength(1)
  })

  test('ends an orphan that still runs on the data', async () => {
    await (await start()).stop()
    const orphan = await startOrphan()
    const { url, pid } = await start()
    expect(pid).not.toBe(orphan.pid)
    expect(processInfo(orphan.pid)).toBeNull()
    expect(await connect(url)`select 1 as one`).toHaveLength(1)
  })

  test('is not stopped by a lock whose process number now belongs to another program', async () => {
    await (await start()).stop()
    writeFileSync(`${dataDir}/postmaster.pid`, `${process.ppid}\n${dataDir}\n`)
    const { url } = await start()
    expect(await connect(url)`select 1 as one`).toHaveLength(1)
  })

  test('is refused with a sentence while another process uses the data', async () => {
    await start()
    await expect(startPostgres({ dataDir })).rejects.toThrow(`in use by process ${process.pid}`)
  })

  test('is refused with a sentence when the data is of another version', async () => {
    await (await start()).stop()
    writeFileSync(`${dataDir}/PG_VERSION`, '17\n')
    onTestFinished(() => writeFileSync(`${dataDir}/PG_VERSION`, '18\n'))
    await expect(startPostgres({ dataDir })).rejects.toThrow(
      /a database of PostgreSQL 17, not one of PostgreSQL 18/,
    )
  })
})

test('a port that is taken is named', async () => {
  const port = await freePort()
  const squatter = createServer().listen(port, '127.0.0.1')
  await once(squatter, 'listening')
  onTestFinished(() => void squatter.close())
  await expect(startPostgres({ dataDir, port })).rejects.toThrow(`Port ${port} for PostgreSQL is in use`)
})

test('stopping leaves no process behind, twice or with a transaction open', async () => {
  const { url, pid, stop } = await start()
  const sql = connect(url)
  const pids = await sql`select pid from pg_stat_activity`
  const open = sql.unsafe('begin; select pg_sleep(600)').execute()
  open.catch(() => {})
  await Promise.all([stop(), stop()])
  await expect(open).rejects.toThrow()
  for (const each of [pid, ...pids.map((row) => row.pid)]) expect(processInfo(each)).toBeNull()
})

test('stopping lets a client finish that is about to', async () => {
  const { url, stop } = await start()
  const sql = connect(url)
  await sql`select 1`
  const lastQuery = sql`select pg_sleep(0.2), 2 as n`.execute()
  const [[row]] = await Promise.all([lastQuery, sql.end(), stop()])
  expect(row?.n).toBe(2)
})

test('Ctrl-C reaches the process that started PostgreSQL, not PostgreSQL', async () => {
  // `detached` makes the child the leader of a process group, as the shell does for what it runs.
  const child = spawn(process.execPath, [join(import.meta.dirname, 'launcher.fixture.ts'), dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const pid = Number((await lines.next()).value)
  process.kill(-(child.pid ?? 0), 'SIGINT')
  expect(await lines.next()).toEqual({ done: false, value: 'answered' })
  child.kill('SIGKILL')
  // On Linux the kernel then ends PostgreSQL too; elsewhere the next start does.
  if (process.platform === 'linux') expect(await waitUntilGone(pid, 10_000)).toBe(true)
  await (await start()).stop()
})

test('databases are cloned from a template and dropped with whoever is connected', async () => {
  const { url } = await start()
  const template = postgres(await createDatabase(url, 'pattern'), { max: 1 })
  await template`create table filled as select 7 as n`
  await template.end()

  const clone = connect(await createDatabase(url, 'clone', { template: 'pattern' }))
  expect([...(await clone`select n from filled`)]).toEqual([{ n: 7 }])
  expect(await createDatabase(url, 'clone')).toBe(databaseUrl(url, 'clone'))

  await dropDatabase(url, 'clone')
  expect(await connect(url)`select 1 from pg_database where datname = 'clone'`).toHaveLength(0)
})

/** A PostgreSQL whose launcher is dead, and which the kernel did not end with it. */
async function startOrphan() {
  const binaries = findBinaries()
  const launcher = findLauncher(chooseAccount(dataDir), binaries, room)
  const orphan = await spawnPostmaster({
    dataDir,
    port: await freePort(),
    program: binaries.postgres,
    launcher: {
      ...launcher,
      wrap: (program, args) => {
        const [command, words] = launcher.wrap(program, args)
        return [command, words.filter((word) => word !== '--pdeathsig' && word !== 'INT')]
      },
    },
    settings: { unix_socket_directories: '', listen_addresses: '127.0.0.1', [launcherSetting]: '4194305' },
  })
  onTestFinished(() => orphan.stop())
  return orphan
}
