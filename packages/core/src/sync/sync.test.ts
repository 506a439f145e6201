import { syncSteps } from '@leasehold/catalog'
import { requestSync, requestSyncs } from '@leasehold/core'
import { runJobs } from '@leasehold/tooling/jobs'
import { addTenant, asOwner, type Product, testCall, testProduct } from '@leasehold/tooling/product'
import { sql as statement } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hasDrifted, openObjects } from './rules.ts'
import { runSyncs } from './run/run-syncs.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const sql = async <Row extends Record<string, unknown>>(texts: TemplateStringsArray, ...values: string[]) => [
  ...(await product.database.platform.execute<Row>(statement(texts, ...values))),
]

const ask = (...tenantIds: string[]) =>
  product.database.platformTransaction((tx) =>
    requestSyncs(
      { ...testCall(product), tx },
      tenantIds.map((tenantId) => ({ tenantId, cause: 'asked' as const })),
    ),
  )
type Run = { state: string; made: number; steps: { step: string }[] }
const runsOf = (tenantId: string) => sql<Run>`
  select state, progress, made, attempts, merged, error, steps from sync_runs where tenant_id = ${tenantId} order by id`
const objectsOf = (tenantId: string) => sql<{ object: string; open: boolean; seededAt: string | null }>`
  select object, open, seeded_at as "seededAt" from workspace_objects where tenant_id = ${tenantId} order by 1`
const seedsOf = (tenantId: string) => sql<{ object: string; title: string }>`
  select object, title from records where tenant_id = ${tenantId} and seed_key is not null order by id`

test('a run opens what the plan opens, and makes its defaults once, in the company’s language', async () => {
  const { id } = await addTenant(product, { plan: 'enterprise', locale: 'ja' })
  await ask(id)
  await runJobs(product)
  const [run] = await runsOf(id)
  expect(run).toMatchObject({ state: 'succeeded', progress: 100, attempts: 1, error: null })
  expect(run?.steps.map(({ step }) => step)).toEqual(syncSteps)
  const objects = await objectsOf(id)
  expect(objects.length).toBeGreaterThan(10)
  expect(objects.every(({ open, seededAt }) => open && seededAt)).toBe(true)
  const seeds = await seedsOf(id)
  expect(seeds).toContainEqual({ object: 'pipeline_stages', title: '成約' })
  expect(run?.made).toBe(objects.length + seeds.length)

  await sql`update subscriptions set plan = 'basic', plan_version = 1 where tenant_id = ${id}`
  await ask(id)
  await runJobs(product)
  expect((await objectsOf(id)).some(({ open }) => !open)).toBe(true)
  await sql`update subscriptions set plan = 'enterprise' where tenant_id = ${id}`
  await ask(id)
  await runJobs(product)
  expect((await objectsOf(id)).map(({ object, open }) => [object, open])).toEqual(
    objects.map(({ object }) => [object, true]),
  )
  expect(await seedsOf(id)).toEqual(seeds)
})

test('a step done again does nothing more', async () => {
  const { id } = await addTenant(product, { plan: 'enterprise' })
  await ask(id)
  await runJobs(product)
  const [objects, seeds] = [await objectsOf(id), await seedsOf(id)]
  await ask(id)
  await runJobs(product)
  expect((await runsOf(id)).at(-1)).toMatchObject({ state: 'succeeded', made: 0 })
  expect([await objectsOf(id), await seedsOf(id)]).toEqual([objects, seeds])
})

test('requests merge into the one that waits', async () => {
  const { id } = await addTenant(product)
  const ids = await product.database.platformTransaction(async (tx) => {
    const call = { ...testCall(product), tx }
    const asked = []
    for (let n = 0; n < 5; n += 1) asked.push(await requestSync(call, { tenantId: id, cause: 'asked' }))
    return new Set(asked.map(({ runId }) => runId))
  })
  expect(ids.size).toBe(1)
  await runJobs(product)
  expect(await runsOf(id)).toMatchObject([{ state: 'succeeded', merged: 4 }])
})

test('however many work on one company at once, each step is done once', async () => {
  const { id } = await addTenant(product, { plan: 'enterprise' })
  const call = testCall(product)
  for (let round = 0; round < 5; round += 1) {
    await ask(id)
    await Promise.all(Array.from({ length: 6 }, () => runSyncs(call, [id])))
  }
  await runJobs(product)
  const runs = await runsOf(id)
  expect(runs.map(({ state }) => state)).toEqual(Array(5).fill('succeeded'))
  for (const { steps } of runs) expect(steps).toHaveLength(syncSteps.length)
  const seeds = await seedsOf(id)
  expect(new Set(seeds.map(({ title }) => title)).size).toBe(seeds.length)
})

test('many companies are done together, and one that cannot be does not hold up the others', async () => {
  const tenants = await Promise.all(Array.from({ length: 4 }, () => addTenant(product)))
  const [bad] = tenants.map(({ id }) => id)
  await asOwner(
    product,
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
     create trigger refuse before insert on workspace_objects for each row when (new.tenant_id = '${bad}') execute function refuse()`,
  )
  await ask(...tenants.map(({ id }) => id))
  await expect(runJobs(product)).rejects.toThrow()
  for (const { id } of tenants.slice(1)) expect(await runsOf(id)).toMatchObject([{ state: 'succeeded' }])
  expect(await runsOf(bad ?? '')).toMatchObject([
    { state: 'running', progress: 20, error: 'apply: not this one' },
  ])
  for (let n = 0; n < 4; n += 1) await runSyncs(testCall(product), [bad ?? '']).catch(() => {})
  expect(await runsOf(bad ?? '')).toMatchObject([{ state: 'failed', error: 'apply: not this one' }])
  await asOwner(product, 'drop trigger refuse on workspace_objects; drop function refuse()')
  await ask(bad ?? '')
  await runSyncs(testCall(product), [bad ?? ''])
  expect((await runsOf(bad ?? '')).map(({ state }) => state)).toEqual(['failed', 'succeeded'])
})

test('what moves during a run is for another run', async () => {
  const { id } = await addTenant(product, { plan: 'basic' })
  await ask(id)
  await asOwner(
    product,
    `create function meddle() returns trigger language plpgsql security definer as $$ begin
       update subscriptions set plan = 'enterprise' where tenant_id = new.tenant_id and plan = 'basic'; return null; end $$;
     create trigger meddle after insert on workspace_objects for each row execute function meddle()`,
  )
  await runJobs(product)
  await asOwner(product, 'drop trigger meddle on workspace_objects; drop function meddle()')
  expect((await runsOf(id)).map(({ state }) => state)).toEqual(['succeeded', 'succeeded'])
  expect((await objectsOf(id)).length).toBeGreaterThan(10)
})

test('drift is what is open and should not be, the other way round, or without its defaults', () => {
  const wanted = openObjects({ modules: new Set(['CRM']) })
  const held = wanted.map((object) => ({ object, open: true, seededAt: new Date() }))
  expect(hasDrifted(held, wanted)).toBe(false)
  expect(hasDrifted([], wanted)).toBe(true)
  expect(hasDrifted(held, [])).toBe(true)
  expect(hasDrifted(held.slice(1), wanted)).toBe(true)
  expect(
    hasDrifted(
      held.map((each) => ({ ...each, seededAt: null })),
      wanted,
    ),
  ).toBe(true)
  expect(hasDrifted([...held, { object: 'deals_of_old', open: true, seededAt: null }], wanted)).toBe(true)
})
