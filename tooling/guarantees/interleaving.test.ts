import { randomInt } from 'node:crypto'
import { newId, sha256 } from '@leasehold/core'
import {
  openDatabase,
  type Standing,
  stores,
  type TenantReader,
  type TenantTx,
  tenantRead,
} from '@leasehold/db'
import { and, eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCompany,
  addStore,
  type Product,
  type TestTenant,
  type TestUser,
  testProduct,
} from '../product/index.ts'
import { figure, patience, samples } from './samples.ts'
import { phoneToken } from './support/sessions.ts'

const OPERATIONS = samples({ test: 3_000, proof: 1_000_000 })
/** Few, so that each is handed from one tenant to the other all the time. */
const CONNECTIONS = 3
const AT_ONCE = 64

let product: Product
let owner: postgres.Sql
let tenants: [TestTenant, TestTenant]
beforeAll(async () => {
  const made = await testProduct()
  await made.database.end()
  product = { ...made, database: openDatabase(made.url, { poolSize: CONNECTIONS }) }
  owner = postgres(product.url, { max: 2, onnotice: () => {} })
  const companies = [await addCompany(product), await addCompany(product)] as const
  tenants = [companies[0].tenant, companies[1].tenant]
  for (const { tenant, user } of companies) standings.set(tenant.id, await standingOf(tenant, user))
  for (const tenant of tenants) {
    for (let n = 0; n < 5; n += 1) await addStore(product, tenant, `Of ${tenant.id}`)
  }
})
afterAll(() => Promise.all([product.database.end(), owner.end()]))

/** What lets a member of each tenant in; a read may carry it, to confirm it by itself. */
const standings = new Map<string, Standing>()

async function standingOf(tenant: TestTenant, user: TestUser): Promise<Standing> {
  const sessionId = sha256(await phoneToken(product, user, tenant))
  const [row] = await owner<Omit<Standing, 'sessionId' | 'userId'>[]>`
    select m.version as "membershipVersion", t.version as "tenantVersion",
      t.entitlement_version as "entitlementVersion"
    from memberships m join tenants t on t.id = m.tenant_id
    where m.tenant_id = ${tenant.id} and m.user_id = ${user.id}`
  if (!row) throw new Error('a member has a membership')
  return { ...row, sessionId, userId: user.id }
}

const readerOf = (tenant: TestTenant): TenantReader => ({ database: product.database, tenantId: tenant.id })
const inTenant = <T>(tenant: TestTenant, work: (tx: TenantTx) => Promise<T>) =>
  product.database.tenantTransaction(tenant.id, work)

/** The pool below the tenants' connections, to cancel what runs on it. */
const pool = () => (product.database.tenantConnections as unknown as { $client: postgres.Sql }).$client

let mixed = 0
let read = 0
let written = 0
let failed = 0
/** Failures nobody meant to cause, by what they say. */
const unmeant = new Map<string, number>()

/** What fails on purpose, or because a neighbour on the same connection did. */
const meant = new Set([
  ...['22012', '42501', '57014', '57P01', '40P01', '23505'],
  ...['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', 'changed my mind'],
])

function noteFailure(error: unknown): void {
  failed += 1
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: string }
    if (meant.has(code ?? '') || meant.has(at.message)) return
  }
  const said = error instanceof Error ? `${error.cause ?? error}` : String(error)
  unmeant.set(said, (unmeant.get(said) ?? 0) + 1)
}

/** Each row names the tenant it belongs to, twice; a read that finds nothing was bound to nobody. */
function look(tenant: TestTenant, rows: { tenantId: string; name: string }[]): void {
  read += 1
  if (rows.length === 0) mixed += 1
  for (const { tenantId, name } of rows) {
    if (tenantId !== tenant.id || !name.endsWith(tenant.id)) mixed += 1
  }
}

type Operation = (tenant: TestTenant) => Promise<void>

const readAll: Operation = async (tenant) => {
  look(
    tenant,
    await tenantRead(readerOf(tenant), (db, bound) => db.select().from(stores).where(bound).limit(20)),
  )
}

const readConfirming: Operation = async (tenant) => {
  const standing = standings.get(tenant.id)
  const reader: TenantReader = { ...readerOf(tenant), ...(standing && { standing }) }
  look(tenant, await tenantRead(reader, (db, bound) => db.select().from(stores).where(bound).limit(20)))
}

const readSlowly: Operation = async (tenant) => {
  const slow = sql`pg_sleep(0.001) is not null`
  look(
    tenant,
    await tenantRead(readerOf(tenant), (db, bound) =>
      db.select().from(stores).where(and(bound, slow)).limit(2),
    ),
  )
}

const readInTransaction: Operation = (tenant) =>
  inTenant(tenant, async (tx) => look(tenant, await tx.select().from(stores).limit(20)))

/** Writes a row, reads it back, and takes one away, so that the table stays small. */
const write: Operation = (tenant) =>
  inTenant(tenant, async (tx) => {
    const id = newId()
    const row = { tenantId: tenant.id, id, code: id, name: `Of ${tenant.id}` }
    look(tenant, await tx.insert(stores).values(row).returning())
    look(tenant, await tx.update(stores).set({ address: id }).where(eq(stores.id, id)).returning())
    await tx.delete(stores).where(eq(stores.id, id))
    written += 1
  })

/** Takes everything the transaction can see: were it the other's too, it would be gone. */
const renameAll: Operation = (tenant) =>
  inTenant(tenant, async (tx) => {
    look(tenant, await tx.update(stores).set({ phone: newId() }).returning())
    written += 1
  })

const breakRead: Operation = async (tenant) => {
  await tenantRead(readerOf(tenant), (db, bound) =>
    db
      .select({ n: sql`1 / (length(${stores.name}) - length(${stores.name}))` })
      .from(stores)
      .where(bound),
  )
}

const breakTransaction: Operation = (tenant) =>
  inTenant(tenant, async (tx) => {
    await tx.update(stores).set({ name: 'Undone' })
    throw new Error('changed my mind')
  })

const writeForeign: Operation = (tenant) =>
  inTenant(tenant, async (tx) => {
    const other = tenants[0] === tenant ? tenants[1] : tenants[0]
    await tx
      .insert(stores)
      .values({ tenantId: other.id, id: newId(), code: newId(), name: `Of ${tenant.id}` })
    mixed += 1
  })

const timeOut: Operation = (tenant) =>
  inTenant(tenant, async (tx) => {
    await tx.execute(sql`set local statement_timeout = '2ms'`)
    await tx.execute(sql`select pg_sleep(1)`)
  })

/** Asks for a read and calls it off: the server is told by another connection, and may hit its neighbour. */
const cancel: Operation = async (tenant) => {
  const built = product.database.tenantConnections
    .select({ name: stores.name, tenantId: stores.tenantId })
    .from(stores)
    .where(
      sql`(select set_config('app.tenant_id', ${tenant.id}, true) is not null) and pg_sleep(0.002) is not null`,
    )
    .limit(5)
    .toSQL()
  const query = pool().unsafe<{ name: string; tenant_id: string }[]>(built.sql, built.params as string[])
  setImmediate(() => query.cancel())
  const rows = await query
  look(
    tenant,
    rows.map((row) => ({ name: row.name, tenantId: row.tenant_id })),
  )
}

/** A connection that breaks under everyone who has something on it. */
const cutOff: Operation = async () => {
  await owner`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'leasehold_tenant' order by random() limit 1`
}

const weights: [Operation, number][] = [
  [readAll, 300],
  [readConfirming, 300],
  [readSlowly, 10],
  [readInTransaction, 60],
  [write, 120],
  [renameAll, 20],
  [breakRead, 60],
  [breakTransaction, 60],
  [writeForeign, 20],
  [timeOut, 2],
  [cancel, 30],
  [cutOff, 1],
]
const wheel = weights.flatMap(([operation, weight]) => Array<Operation>(weight).fill(operation))

test(
  `${OPERATIONS} reads and writes of two tenants on ${CONNECTIONS} connections never mix`,
  patience,
  async () => {
    let left = OPERATIONS
    const worker = async () => {
      while (left > 0) {
        left -= 1
        const operation = wheel[randomInt(wheel.length)] ?? readAll
        const tenant = tenants[randomInt(2)] ?? tenants[0]
        await operation(tenant).catch(noteFailure)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))

    expect(mixed).toBe(0)
    expect([...unmeant], 'failures nobody caused').toEqual([])
    expect(read).toBeGreaterThan(OPERATIONS * 0.6)
    expect(written).toBeGreaterThan(OPERATIONS * 0.05)
    expect(failed).toBeGreaterThan(OPERATIONS * 0.05)
    const strays = await owner`select from stores where name <> 'Of ' || tenant_id`
    expect(strays).toHaveLength(0)
    const { tenantConnections, tenantKeyReads } = product.database
    const rest = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        (i % 2 ? tenantConnections : tenantKeyReads).select().from(stores),
      ),
    )
    expect(rest.flat(), 'a connection keeps no tenant').toEqual([])
    figure(
      10,
      `${OPERATIONS} operations on ${CONNECTIONS} connections (${read} reads looked at, ${written} writes, ` +
        `${failed} failed, cancelled or cut off on purpose or beside): ${mixed} mixed`,
    )
  },
)

test('a transaction whose connection broke is over: nothing of it reaches who gets the next one', async () => {
  const database = openDatabase(product.url, { poolSize: 1 })
  const [one, other] = tenants
  const lost = Promise.withResolvers<number>()
  const next = Promise.withResolvers<void>()
  const seen: unknown[] = []
  const pid = async (tx: TenantTx) => Number((await tx.execute(sql`select pg_backend_pid() as pid`))[0]?.pid)

  const first = database.tenantTransaction(one.id, async (tx) => {
    lost.resolve(await pid(tx))
    await next.promise
    seen.push(await tx.select().from(stores))
  })
  const second = lost.promise.then((victim) => {
    const begun = database.tenantTransaction(other.id, async (tx) => {
      await pid(tx)
      next.resolve()
      await expect(first).rejects.toThrow('CONNECTION_CLOSED')
      return tx.select({ tenantId: stores.tenantId }).from(stores)
    })
    return owner`select pg_terminate_backend(${victim})`.then(() => begun)
  })
  await expect(first).rejects.toThrow('CONNECTION_CLOSED')
  const rows = await second
  await database.end()
  expect(seen).toEqual([])
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ tenantId }) => tenantId === other.id)).toBe(true)
})
