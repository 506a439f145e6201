import { consoleRouter, mobileRouter, workspaceRouter } from '@leasehold/api'
import { auditActions } from '@leasehold/catalog'
import { openDatabase } from '@leasehold/db'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listProcedures } from '../isolation/procedures.ts'
import { type Product, testProduct } from '../product/index.ts'
import { figure } from './samples.ts'
import { recipes, stage } from './support/recipes/index.ts'

let product: Product
let close: () => Promise<void>
let sql: postgres.Sql
beforeAll(async () => {
  const made = await testProduct({ stripe: true })
  await made.database.end()
  // One connection a pool: a command that asks for a second while it holds the first would wait for ever, as it
  // would in a busy process.
  close = made.stripe.stop
  product = { ...made, database: openDatabase(made.url, { poolSize: 1 }) }
  sql = postgres(product.url, { max: 1, onnotice: () => {} })
})
afterAll(() => Promise.all([product.database.end(), sql.end(), close()]))

const routers = { workspace: workspaceRouter, console: consoleRouter, phone: mobileRouter }
const mutations = Object.entries(routers).flatMap(([site, router]) =>
  listProcedures(router)
    .filter(({ type }) => type === 'mutation')
    .map(({ path }) => `${site} ${path}`),
)

type Entry = {
  action: keyof typeof auditActions
  resource: string
  resource_id: string | null
  actor_kind: string
  request_id: string | null
  said: string
}

const entries = () => sql<Entry[]>`
  select action, resource, resource_id, actor_kind, request_id, coalesce(before::text, '') || coalesce(after::text, '') as said
  from audit_entries order by occurred_at, seq`

/** Everything that is stored, but the log of it. */
const rest = async () =>
  (
    await sql.unsafe<{ n: string }[]>(
      (
        await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'
          and tablename not like 'audit%' and tablename <> 'rate_limits'`
      )
        .map(
          ({ name }) =>
            `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as n from ${name} t`,
        )
        .join(' union all '),
    )
  )
    .map(({ n }) => n)
    .join()

let written = 0

describe('each mutation writes exactly one entry for each thing it changed:', () => {
  test.each(mutations)('%s', async (name) => {
    const recipe = recipes[name]
    if (!recipe) throw new Error(`${name} has no recipe in support/recipes.`)
    const call = await recipe(await stage(product, sql))
    const before = await entries()
    const was = await rest()
    await call()

    const added = (await entries()).slice(before.length)
    expect(added.length, 'entries').toBeGreaterThan(0)
    const things = added.map(({ resource, resource_id }) => `${resource} ${resource_id}`)
    expect(things, 'one entry a thing').toEqual([...new Set(things)])
    for (const entry of added) {
      expect(auditActions[entry.action], entry.action).toBe(entry.resource)
      expect(entry.request_id).toBe('test')
      expect(entry.said, 'no secrets').not.toMatch(
        /argon2|password|token|hash|[A-Za-z0-9_-]{43}|[0-9a-f]{64}/i,
      )
    }
    if (name !== 'workspace auth.requestPasswordReset') expect(await rest()).not.toBe(was)
    written += added.length
  })
  afterAll(() =>
    figure(
      16,
      `${mutations.length} mutations, every one of every router: ${written} entries, one for each changed thing`,
    ),
  )
})

test('no recipe speaks of a mutation that is not there', () => {
  expect(Object.keys(recipes).filter((name) => !mutations.includes(name))).toEqual([])
})

test('every chain that came of it is whole', async () => {
  const chains = await sql<{ id: string }[]>`select tenant_id as id from audit_heads`
  expect(chains.length).toBeGreaterThan(mutations.length / 2)
  for (const { id } of chains) expect(await sql`select * from audit_faults(${id})`, id).toEqual([])
})
