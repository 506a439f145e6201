import { once } from 'node:events'
import { syncSteps } from '@leasehold/catalog'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Served, serve } from '../bench/product.ts'
import { addAdmin, addCompany, addTenant, asAdmin, type Product, testProduct } from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { readEvents } from './support/event-stream.ts'
import { startFleet } from './support/fleet.ts'
import { adminCookie, userCookie } from './support/sessions.ts'

const KILLS_EACH = samples({ test: 1, proof: 100 })

let product: Product
let sql: postgres.Sql
/** Holds what workers are to wait for. */
let gate: postgres.Sql
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  sql = postgres(product.url, { max: 2, onnotice: () => {} })
  gate = postgres(product.url, { max: 1, onnotice: () => {} })
  staff = await asAdmin(product, await addAdmin(product))
  // Whoever ends a step waits for the test, in the transaction of the step, while the test holds the step's gate.
  await sql.unsafe(`
    create function wait_at_gate() returns trigger language plpgsql security definer as $$ begin
      perform pg_advisory_xact_lock_shared(4711, (select count(*) from json_array_elements(new.steps::json) s where s ->> 'endedAt' is not null)::int);
      return new; end $$;
    create trigger wait_at_gate before update of steps on sync_runs for each row
      when (new.state = 'running' and old.steps is distinct from new.steps or new.state = 'succeeded') execute function wait_at_gate()`)
})
afterAll(() => Promise.all([product.close(), sql.end(), gate.end()]))

const worker = () => serve('serve-product.ts', product.url, { PROCESS_ROLE: 'worker', LOG_LEVEL: 'fatal' })
const close = (step: number) => gate`select pg_advisory_lock(4711, ${step})`
const open = (step: number) => gate`select pg_advisory_unlock(4711, ${step})`
const isWaiting = async () =>
  (await sql`select from pg_locks where locktype = 'advisory' and classid = 4711 and not granted`).length > 0
const runsOf = (tenantId: string) =>
  sql<
    { state: string; progress: number; attempts: number; steps: { step: string; endedAt: string | null }[] }[]
  >`select state, progress, attempts, steps from sync_runs where tenant_id = ${tenantId} order by id`
const seedsOf = (tenantId: string) =>
  sql`select object, seed_key, title from records where tenant_id = ${tenantId} and seed_key is not null order by 1, 2`

describe('SIGKILL', () => {
  test(
    'at any step of a run: it is gone on with, progress never goes back, and it ends right',
    patience,
    async () => {
      const whole = await addTenant(product, { plan: 'enterprise' })
      await staff.sync.run({ tenantId: whole.id })
      const first = await worker()
      await expect.poll(() => runsOf(whole.id), { timeout: 20_000 }).toMatchObject([{ state: 'succeeded' }])
      const [objects, seeds] = [await objectsOf(whole.id), await seedsOf(whole.id)]
      await first.stop()

      let kills = 0
      for (let round = 0; round < KILLS_EACH; round += 1) {
        const tenant = await addTenant(product, { plan: 'enterprise' })
        await staff.sync.run({ tenantId: tenant.id })
        const seen: number[] = []
        for (const step of syncSteps.keys()) {
          await close(step + 1)
          const server: Served = await worker()
          await expect.poll(isWaiting, { timeout: 20_000, interval: 10 }).toBe(true)
          seen.push((await runsOf(tenant.id))[0]?.progress ?? 0)
          server.process.kill('SIGKILL')
          await once(server.process, 'exit')
          kills += 1
          await open(step + 1)
          await expect.poll(isWaiting, { interval: 10 }).toBe(false)
        }
        const last = await worker()
        await expect
          .poll(() => runsOf(tenant.id), { timeout: 20_000 })
          .toMatchObject([{ state: 'succeeded' }])
        await last.stop()
        const [run] = await runsOf(tenant.id)
        seen.push(run?.progress ?? 0)
        expect(seen).toEqual([0, 20, 40, 60, 80, 100])
        expect(run?.steps.map(({ step }) => step)).toEqual(syncSteps)
        expect(run?.attempts).toBe(syncSteps.length + 1)
        expect(await objectsOf(tenant.id)).toEqual(objects)
        expect(await seedsOf(tenant.id)).toEqual(seeds)
      }
      figure(24, `${kills} workers killed in a step of a sync run: each run ended right, none went back`)
    },
  )
})

const objectsOf = (tenantId: string) =>
  sql`select object, open, seeded_at is not null as seeded from workspace_objects where tenant_id = ${tenantId} order by 1`

/** The snapshots of one connection, until it ends or `enough` of them have come. */
async function snapshots(
  url: string,
  path: string,
  given: Omit<Parameters<typeof readEvents>[2], 'signal'>,
  onSnapshot: (snapshot: { progress: number; state: string }, seen: number) => unknown = () => {},
  enough = Number.POSITIVE_INFINITY,
) {
  const leaving = new AbortController()
  const seen: { progress: number; state: string }[] = []
  let lastEventId: string | undefined
  let end = 'broken'
  try {
    for await (const { event, id, data } of readEvents(url, path, { ...given, signal: leaving.signal })) {
      if (event === 'return' || event === 'serialized-error') end = event
      if (event !== 'message') continue
      const snapshot = data as { progress: number; state: string }
      seen.push(snapshot)
      lastEventId = id ?? undefined
      if (seen.length === enough) leaving.abort()
      await onSnapshot(snapshot, seen.length)
    }
  } catch {
    // Broken off, by either side.
  }
  return { seen, lastEventId, end }
}

describe('progress', () => {
  test(
    'is told step by step, and whoever reconnects to another process has missed nothing',
    patience,
    async () => {
      const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
      const fleet = await startFleet(product.url, { count: 2 })
      const [one, other] = fleet.servers as [Served, Served]
      const given = { cookie: await userCookie(product, user, tenant), tenant: tenant.code }
      await close(2)
      const { runId } = await staff.sync.run({ tenantId: tenant.id })
      await expect.poll(isWaiting, { timeout: 20_000, interval: 10 }).toBe(true)

      const before = await snapshots(one.url, 'sync.progress', given, () => {}, 1)
      expect(before.seen).toMatchObject([{ progress: 20, state: 'running' }])
      await close(4)
      await open(2)
      await expect.poll(isWaiting, { interval: 10 }).toBe(true)
      await expect.poll(() => runsOf(tenant.id)).toMatchObject([{ progress: 60 }])
      const resumed = { ...given, ...(before.lastEventId && { lastEventId: before.lastEventId }) }
      const after = await snapshots(other.url, 'sync.progress', resumed, (_, count) => count === 1 && open(4))
      expect(after.seen[0]).toMatchObject({ progress: 60, state: 'running' })
      expect(after.seen.at(-1)).toMatchObject({ progress: 100, state: 'succeeded' })
      expect(after.end).toBe('return')
      const progress = [...before.seen, ...after.seen].map((each) => each.progress)
      expect(progress).toEqual(progress.toSorted((a, b) => a - b))

      const console_ = { input: { runId }, cookie: await adminCookie(product, await addAdmin(product)) }
      const late = await snapshots(one.consoleUrl, 'sync.progress', console_)
      expect(late).toMatchObject({ seen: [{ progress: 100, state: 'succeeded' }], end: 'return' })
      await fleet.stop()
    },
  )

  test(
    'ends with the session, is bounded for each, and holds up no process that stops',
    patience,
    async () => {
      const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
      const fleet = await startFleet(product.url, { count: 1, environment: { PROCESS_ROLE: 'api' } })
      const [server] = fleet.servers as [Served]
      const given = { cookie: await userCookie(product, user, tenant), tenant: tenant.code }
      const { runId } = await staff.sync.run({ tenantId: tenant.id })
      const opened = Array.from({ length: 7 }, () => Promise.withResolvers<void>())
      const streams = opened.map(({ resolve }) =>
        snapshots(server.url, 'sync.progress', given, () => resolve()).finally(resolve),
      )
      await Promise.all(opened.map(({ promise }) => promise))
      // One of them is one too many; the others go on until their session is gone, which the next news shows.
      await sql`delete from user_sessions where user_id = ${user.id}`
      await sql`select pg_notify('leasehold_sync', ${JSON.stringify({ tenantId: tenant.id, runId })})`
      const ended = await Promise.all(streams)
      expect(ended.map(({ end }) => end)).toEqual(Array(7).fill('serialized-error'))
      expect(ended.filter(({ seen }) => seen.length === 1)).toHaveLength(6)

      const again = { cookie: await userCookie(product, user, tenant), tenant: tenant.code }
      const left = await snapshots(server.url, 'sync.progress', again, () => server.process.kill('SIGTERM'))
      expect(left).toMatchObject({ seen: [{ state: 'waiting' }], end: 'broken' })
      if (server.process.exitCode === null) await once(server.process, 'exit')
      expect(server.process.exitCode).toBe(0)
    },
  )
})
