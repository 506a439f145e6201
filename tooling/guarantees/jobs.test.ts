import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@leasehold/core'
import { openDatabase } from '@leasehold/db'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '../bench/product.ts'
import { freePort, startPostgres } from '../postgres/index.ts'
import { addCompany, asUser, type Product, testProduct } from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { type Accepted, type MailServer, startMailServer } from './support/mail-server.ts'

const KILLS = samples({ test: 3, proof: 1_000 })
const WORKERS = samples({ test: 2, proof: 3 })
/** Steps of mails that a worker lives to see, at most. */
const LIFE = 24
const JOBS_PER_KILL = 8

let product: Product
let sql: postgres.Sql
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
})
afterAll(() => Promise.all([product.close(), sql.end()]))

test(
  'a job whose end cannot be noted, because the database is away, is done all the same',
  patience,
  async () => {
    const room = mkdtempSync(join(tmpdir(), 'leasehold-jobs-'))
    const start = { dataDir: join(room, 'data'), port: await freePort(), fsync: false }
    let running = await startPostgres(start)
    const sending = Promise.withResolvers<void>()
    const answering = Promise.withResolvers<void>()
    const accepted: Accepted[] = []
    const mail = await startMailServer(
      (message) => accepted.push(message),
      async (stage) => {
        if (stage !== 'sent the text') return
        sending.resolve()
        await answering.promise
      },
    )
    const server = await serve('serve-product.ts', running.url, { SMTP_URL: mail.url, LOG_LEVEL: 'silent' })
    const database = openDatabase(running.url)
    const there: Product = { url: running.url, database, close: () => database.end() }
    const { tenant, user } = await addCompany(there)
    await (await asUser(there, user, tenant)).members.invite({ email: 'one@example.com', role: 'OPERATOR' })
    await there.close()
    await sending.promise
    await running.stop()
    answering.resolve()
    running = await startPostgres(start)

    const back = postgres(running.url, { max: 1, onnotice: () => {} })
    const open = () => back`select attempts, locked_by, last_error from graphile_worker._private_jobs`
    await expect.poll(open, { timeout: 60_000, interval: 50 }).toEqual([])
    expect(await back`select status from mails`).toEqual([{ status: 'sent' }])
    expect(accepted.length).toBeGreaterThan(0)
    expect(server.process.exitCode, 'the process goes on').toBeNull()
    await back.end()
    await server.stop()
    await mail.close()
    await running.stop()
    rmSync(room, { recursive: true, force: true })
  },
)

/** Invites so many people, each by a job that mails a link; a company may invite 500 an hour. */
async function invite(from: number, count: number): Promise<void> {
  for (let done = 0; done < count; done += 400) {
    const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
    const caller = await asUser(product, user, tenant)
    for (let n = done; n < Math.min(count, done + 400); n += 1) {
      await caller.members.invite({ email: `guest${from + n}@example.com`, role: 'OPERATOR' })
    }
  }
}

/** The link of the last mail to each address. */
function lastLinks(accepted: Accepted[]): Map<string, string> {
  return new Map(
    accepted.map(({ to, text }) => [to, /\/invite\/([A-Za-z0-9_-]{43})/.exec(plainOf(text))?.[1] ?? '']),
  )
}

/** Undoes quoted-printable as far as links need it. */
const plainOf = (text: string) => text.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')

test(`${KILLS} workers killed: each job runs to its end or is listed as failed`, patience, async () => {
  const accepted: Accepted[] = []
  let kills = 0
  await invite(0, (KILLS + WORKERS) * JOBS_PER_KILL)

  /** One worker after the other, each killed at a step it happens to be in; the last one lives. */
  async function lives(): Promise<{ server: Served; mail: MailServer }> {
    let left = Number.POSITIVE_INFINITY
    let victim: Served | undefined
    const mail = await startMailServer(
      (message) => accepted.push(message),
      () => {
        left -= 1
        if (left <= 0) victim?.process.kill('SIGKILL')
      },
    )
    const environment = { PROCESS_ROLE: 'worker', SMTP_URL: mail.url, LOG_LEVEL: 'fatal' }
    while (kills < KILLS) {
      kills += 1
      left = 1 + Math.floor(Math.random() * LIFE)
      victim = undefined
      const server = await serve('serve-product.ts', product.url, environment)
      victim = server
      if (left <= 0) server.process.kill('SIGKILL')
      if (server.process.signalCode === null) await once(server.process, 'exit')
      expect(server.process.signalCode).toBe('SIGKILL')
    }
    left = Number.POSITIVE_INFINITY
    return { server: await serve('serve-product.ts', product.url, environment), mail }
  }
  const survivors = await Promise.all(Array.from({ length: WORKERS }, lives))
  const lastKill = performance.now()

  const open = () => sql`
    select id, locked_by, attempts, last_error from graphile_worker._private_jobs where attempts < max_attempts`
  await expect.poll(open, { timeout: patience.timeout, interval: 50 }).toEqual([])
  const drainedMs = performance.now() - lastKill
  await Promise.all(survivors.map(({ server }) => server.stop()))
  expect(survivors.map(({ server }) => server.process.exitCode)).toEqual(survivors.map(() => 0))
  await Promise.all(survivors.map(({ mail }) => mail.close()))

  const failed = await sql<{ payload: { invitationId: string } }[]>`
    select payload from graphile_worker._private_jobs where attempts >= max_attempts`
  const listed = new Set(failed.map(({ payload }) => payload.invitationId))
  const invitations = await sql<{ id: string; email: string; tokenHash: string }[]>`
    select id, email, token_hash as "tokenHash" from invitations`
  const links = lastLinks(accepted)
  const lost = invitations.filter(({ id, email }) => !listed.has(id) && !links.has(email))
  expect(lost).toEqual([])
  const dead = invitations.filter(
    ({ id, email, tokenHash }) => !listed.has(id) && sha256(links.get(email) ?? '') !== tokenHash,
  )
  expect(dead, 'the link of the last mail works').toEqual([])
  figure(
    24,
    `${kills} kills, ${invitations.length} jobs: 0 lost, ${listed.size} listed as failed, ` +
      `${accepted.length - links.size} mails sent again, all done ${(drainedMs / 1000).toFixed(1)} s after the last kill`,
  )
})
