import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@leasehold/db'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serve } from '../bench/product.ts'
import { freePort, startPostgres } from '../postgres/index.ts'
import { addCompany, type Product, testProduct } from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { ask } from './support/ask.ts'
import { startFleet } from './support/fleet.ts'
import { startMailServer } from './support/mail-server.ts'
import { userCookie } from './support/sessions.ts'
import { steadyClient } from './support/steady-client.ts'

const ROUNDS = samples({ test: 2, proof: 50 })
const CLIENTS = 24

let product: Product
let sql: postgres.Sql
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 2, onnotice: () => {} })
})
afterAll(() => Promise.all([product.close(), sql.end()]))

const ended = (server: Served) =>
  server.process.exitCode === null && server.process.signalCode === null
    ? once(server.process, 'exit')
    : Promise.resolve()

describe('SIGTERM', () => {
  test(
    'under load drops no request: whoever is told to leave goes to another process',
    patience,
    async () => {
      const { tenant, user } = await addCompany(product)
      const headers = { cookie: await userCookie(product, user, tenant), 'x-tenant': tenant.code }
      const fleet = await startFleet(product.url, { count: 2, environment: { PROCESS_ROLE: 'api' } })
      let servers = fleet.servers
      let answered = 0
      let running = true
      const stopped: Served[] = []

      /** Sends one request after the other; when an answer asks it to leave, or `/readyz` does, it goes elsewhere. */
      const client = async (n: number) => {
        let server = servers[n % 2] as Served
        let connection = steadyClient()
        while (running) {
          const seen = await connection.get(`${server.url}/trpc/company.current`, headers)
          expect(seen.status).toBe(200)
          answered += 1
          if (!seen.closes) continue
          connection.close()
          connection = steadyClient()
          const leaving = server
          server = servers.find((other) => other !== leaving) as Served
        }
        connection.close()
      }
      const clients = Promise.all(Array.from({ length: CLIENTS }, (_, n) => client(n)))
      const failed = clients.then(() => {
        throw new Error('The clients ended early.')
      })

      for (let round = 0; round < ROUNDS; round += 1) {
        const before = answered
        await Promise.race([expect.poll(() => answered).toBeGreaterThan(before + CLIENTS * 5), failed])
        const [old, other] = servers as [Served, Served]
        const fresh = await serve('serve-product.ts', product.url, fleet.environment)
        old.process.kill('SIGTERM')
        await Promise.race([ended(old), failed])
        stopped.push(old)
        servers = [other, fresh]
      }
      running = false
      await clients
      expect(stopped.map(({ process }) => process.exitCode)).toEqual(stopped.map(() => 0))
      await Promise.all(servers.map((server) => server.stop()))
      figure(
        23,
        `${ROUNDS} processes ended by SIGTERM under load: ${answered} requests, 0 dropped, all exit codes 0`,
      )
    },
  )

  test('lets a request that is in hand end, and the process only then', patience, async () => {
    const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
    const cookie = await userCookie(product, user, tenant)
    const fleet = await startFleet(product.url, { count: 1, environment: { PROCESS_ROLE: 'api' } })
    const [server] = fleet.servers as [Served]
    const holding = Promise.withResolvers<void>()
    const locked = Promise.withResolvers<void>()
    const blocker = sql.begin(async (tx) => {
      await tx`select from subscriptions where tenant_id = ${tenant.id} for update`
      locked.resolve()
      await holding.promise
    })
    await locked.promise
    const invited = ask(server.url, 'members.invite', {
      kind: 'mutation',
      origin: fleet.workspaceOrigin,
      cookie,
      tenant: tenant.code,
      input: { email: 'last@example.com', role: 'OPERATOR' },
    })
    const waiting = () => sql`select from pg_locks where not granted`
    await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0)
    server.process.kill('SIGTERM')
    await expect
      .poll(() => ask(server.url, 'auth.me').catch(() => 'refused'), { timeout: 30_000 })
      .toBe('refused')
    expect(server.process.exitCode).toBeNull()
    holding.resolve()
    await blocker
    expect((await invited).status).toBe(200)
    await ended(server)
    expect(server.process.exitCode).toBe(0)
  })

  test('lets a job that is in hand end, and leaves none locked', patience, async () => {
    const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
    const cookie = await userCookie(product, user, tenant)
    const sending = Promise.withResolvers<void>()
    const answering = Promise.withResolvers<void>()
    const accepted: string[] = []
    const mail = await startMailServer(
      ({ to }) => accepted.push(to),
      async (stage) => {
        if (stage !== 'sent the text') return
        sending.resolve()
        await answering.promise
      },
    )
    const fleet = await startFleet(product.url, { count: 1, environment: { SMTP_URL: mail.url } })
    const [server] = fleet.servers as [Served]
    const invited = await ask(server.url, 'members.invite', {
      kind: 'mutation',
      origin: fleet.workspaceOrigin,
      cookie,
      tenant: tenant.code,
      input: { email: 'mailed@example.com', role: 'OPERATOR' },
    })
    expect(invited.status).toBe(200)
    await sending.promise
    server.process.kill('SIGTERM')
    await expect
      .poll(() => ask(server.url, 'auth.me').catch(() => 'refused'), { timeout: 30_000 })
      .toBe('refused')
    expect(server.process.exitCode).toBeNull()
    answering.resolve()
    await ended(server)
    await mail.close()
    expect(server.process.exitCode).toBe(0)
    expect(accepted).toContain('mailed@example.com')
    const rest = await sql`
      select payload, attempts, locked_by, last_error from graphile_worker._private_jobs where payload->>'tenantId' = ${tenant.id} or locked_by is not null`
    expect(rest).toEqual([])
    const [row] = await sql`select status from mails where recipient = 'mailed@example.com'`
    expect(row).toEqual({ status: 'sent' })
  })
})

describe('for those who run it', () => {
  test('health is told on both origins, measurements on the console’s only', async () => {
    const fleet = await startFleet(product.url, { count: 1 })
    const [{ url, consoleUrl }] = fleet.servers as [Served]
    for (const origin of [url, consoleUrl]) {
      expect((await fetch(`${origin}/healthz`)).status).toBe(200)
      expect(await (await fetch(`${origin}/readyz`)).json()).toEqual({ status: 'ready' })
    }
    const measured = await (await fetch(`${consoleUrl}/metrics`)).text()
    expect(measured).toContain('leasehold_procedure_seconds')
    for (const path of ['/metrics', '/metrics/', '//metrics', '/%6Detrics', '/trpc/metrics']) {
      expect(await (await fetch(url + path)).text(), path).not.toMatch(/leasehold_procedure|process_cpu/)
    }
    await fleet.stop()
  })

  test('a process that stops is not ready, as long as it can be asked', patience, async () => {
    const fleet = await startFleet(product.url, { count: 1, environment: { PROCESS_ROLE: 'api' } })
    const [server] = fleet.servers as [Served]
    const browser = steadyClient()
    expect((await browser.get(`${server.url}/readyz`)).status).toBe(200)
    server.process.kill('SIGTERM')
    const balancer = () => fetch(`${server.url}/readyz`).then(({ status }) => status)
    await expect.poll(balancer, { timeout: 2_000, interval: 20 }).toBe(503)
    await ended(server)
    browser.close()
    expect(server.process.exitCode).toBe(0)
  })

  test('a database that is away makes it wait, not fall, and be back at once', patience, async () => {
    const room = mkdtempSync(join(tmpdir(), 'leasehold-away-'))
    const start = { dataDir: join(room, 'data'), port: await freePort(), fsync: false }
    let running = await startPostgres(start)
    const fleet = await startFleet(running.url, { count: 1, environment: { LOG_LEVEL: 'silent' } })
    const [server] = fleet.servers as [Served]
    const database = openDatabase(running.url)
    const there: Product = { url: running.url, database, close: () => database.end() }
    const { tenant, user } = await addCompany(there)
    const cookie = await userCookie(there, user, tenant)
    await there.close()
    const status = async () =>
      (await ask(server.url, 'company.current', { cookie, tenant: tenant.code })).status
    const statuses = new Set<number>()
    let busy = true
    const load = Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        while (busy) statuses.add(await status())
      }),
    )
    await expect.poll(() => statuses.has(200)).toBe(true)

    await running.stop()
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    await expect.poll(() => statuses.has(503)).toBe(true)
    running = await startPostgres(start)
    const backAt = performance.now()
    await expect.poll(status, { timeout: 5_000, interval: 20 }).toBe(200)
    const backMs = performance.now() - backAt
    busy = false
    await load

    expect([...statuses].sort()).toEqual([200, 503])
    // Every place of the pools works again: as many at once as there are connections, and more.
    const all = await Promise.all(Array.from({ length: 60 }, status))
    expect(all.every((each) => each === 200)).toBe(true)
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    expect(server.process.exitCode).toBeNull()
    await fleet.stop()
    await running.stop()
    rmSync(room, { recursive: true, force: true })
    figure(
      23,
      `database stopped and started under load: 503 meanwhile, back ${backMs.toFixed(0)} ms after it is`,
    )
  })
})
