import { runJobs } from '@leasehold/tooling/jobs'
import {
  addAdmin,
  addTenant,
  asAdmin,
  asOwner,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

type Preview = Parameters<typeof staff.bulk.preview>[0]

async function start(change: Preview['change'], selection: Preview['selection']) {
  const preview = await staff.bulk.preview({ selection, change })
  const { tenantIds, token } = preview
  const input = { tenantIds, token, change, reason: 'agreed', idempotencyKey: crypto.randomUUID() }
  return { preview, input, start: () => staff.bulk.start(input) }
}

const some = (count: number, given: Parameters<typeof addTenant>[1] = {}) =>
  Promise.all(Array.from({ length: count }, () => addTenant(product, given)))
const idsOf = (tenants: { id: string }[]) => tenants.map(({ id }) => id).toSorted()
const planOf = async (tenantId: string) => (await staff.tenants.get({ tenantId })).contract?.plan

test('a preview says what changes for whom, and writes nothing', async () => {
  const [basic, professional] = [
    await some(2, { plan: 'basic' }),
    await some(1, { plan: 'professional', state: 'past_due' }),
  ]
  const tenantIds = idsOf([...basic, ...professional])
  const change = { kind: 'apply_plan', plan: 'professional' } as const
  const preview = await staff.bulk.preview({ selection: { tenantIds }, change })
  expect(preview).toMatchObject({
    total: 3,
    changed: 2,
    unchanged: 1,
    refused: 0,
    isComplete: true,
    tenantIds,
  })
  expect(preview.items.map(({ tenant }) => tenant.id)).toEqual(idsOf(basic))
  expect(preview.items[0]?.changes.length).toBeGreaterThan(0)
  for (const total of preview.features) expect(total.gained + total.lost).toBe(2)
  expect(await staff.bulk.list({})).toMatchObject({ items: [] })
})

test('it acts on the list that was shown, also when the filter would find others by now', async () => {
  const tenants = await some(3, { name: 'Harbour Cafe', plan: 'basic' })
  const { start: go } = await start(
    { kind: 'apply_plan', plan: 'professional' },
    { filter: { query: 'Harbour Cafe', plan: 'basic' } },
  )
  const [late] = await some(1, { name: 'Harbour Cafe', plan: 'basic' })
  const { bulkId } = await go()
  await runJobs(product)
  expect(await staff.bulk.get({ bulkId })).toMatchObject({
    total: 3,
    state: 'ended',
    progress: 100,
    isOver: true,
    counts: { changed: 3, waiting: 0 },
  })
  for (const { id } of tenants) expect(await planOf(id)).toBe('professional')
  expect(await planOf(late?.id ?? '')).toBe('basic')
  expect((await staff.sync.list({ bulkId })).items.map(({ state }) => state)).toEqual(
    Array(3).fill('succeeded'),
  )
})

test('what was not shown is not started, and what is asked twice is done once', async () => {
  const [first, second] = await some(2, { plan: 'basic' })
  const { input, start: go } = await start(
    { kind: 'set_feature', feature: 'POS', value: true, endsAt: null },
    { tenantIds: [first?.id ?? ''] },
  )
  const other = { ...input, idempotencyKey: crypto.randomUUID() }
  const refused = [
    { ...other, tenantIds: [...input.tenantIds, second?.id ?? ''] },
    { ...other, change: { kind: 'set_feature', feature: 'CRM', value: true } as const },
    { ...other, token: 'nonsense' },
  ]
  for (const each of refused) expect(await refusalOf(staff.bulk.start(each))).toBe('INVALID_INPUT')
  expect(await go()).toEqual(await go())
})

test('what one is refused stops nobody, and the failed are tried again by themselves', async () => {
  const tenants = await some(3, { plan: 'basic' })
  const { start: go } = await start(
    { kind: 'apply_plan', plan: 'professional' },
    { tenantIds: idsOf(tenants) },
  )
  const deleted = tenants[1]?.id ?? ''
  await asOwner(product, `update tenants set deleted_at = now() where id = '${deleted}'`)
  const { bulkId } = await go()
  await runJobs(product)
  const bulk = await staff.bulk.get({ bulkId })
  expect(bulk).toMatchObject({ counts: { changed: 2, failed: 1 }, progress: 100, may: { retry: true } })
  const failed = await staff.bulk.items({ bulkId, state: 'failed' })
  expect(failed.items).toMatchObject([{ tenant: { id: deleted }, error: 'TENANT_DELETED' }])
  await asOwner(product, `update tenants set deleted_at = null where id = '${deleted}'`)
  const again = await staff.bulk.retry({ bulkId })
  await runJobs(product)
  expect(await staff.bulk.get(again)).toMatchObject({
    total: 1,
    counts: { changed: 1 },
    may: { retry: false },
  })
  expect(await planOf(deleted)).toBe('professional')
})

test('what waits is called off, and nothing of it is done', async () => {
  const tenants = await some(2, { plan: 'basic' })
  const { start: go } = await start(
    { kind: 'apply_plan', plan: 'professional' },
    { tenantIds: idsOf(tenants) },
  )
  const { bulkId } = await go()
  expect(await staff.bulk.cancel({ bulkId })).toEqual({ cancelled: 2 })
  await runJobs(product)
  expect(await staff.bulk.get({ bulkId })).toMatchObject({ state: 'cancelled', counts: { cancelled: 2 } })
  for (const { id } of tenants) expect(await planOf(id)).toBe('basic')
  expect(await refusalOf(staff.bulk.cancel({ bulkId }))).toBe('WRONG_STATE')
  expect(await refusalOf(staff.bulk.retry({ bulkId }))).toBe('WRONG_STATE')
})

test('all on a version are moved by one change, however many, and nobody else', async () => {
  const { version, versions } = await staff.plans.get({ key: 'basic' })
  const terms = versions[0]?.terms
  if (!terms) throw new Error('The plan has no version.')
  const { version: saved } = await staff.plans.saveDraft({
    key: 'basic',
    version,
    terms: { ...terms, entitlements: { ...terms.entitlements, users: 40 } },
  })
  await staff.plans.publish({ key: 'basic', version: saved })
  const [moved, deleted] = await some(2, { plan: 'basic' })
  await staff.plans.move({ tenantId: moved?.id ?? '', plan: 'basic', planVersion: 2 })
  await asOwner(product, `update tenants set deleted_at = now() where id = '${deleted?.id}'`)
  await asOwner(
    product,
    `insert into tenants (id, code, name)
       select ('0190c000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'TEN-V' || lpad(upper(to_hex(n)), 4, '0'), 'Version ' || n
       from generate_series(1, 1100) n;
     insert into subscriptions (tenant_id, plan, state) select id, 'basic', 'active' from tenants where name like 'Version %'`,
  )
  const onFirst = (await staff.plans.get({ key: 'basic' })).versions.find(({ number }) => number === 1)
  const preview = await staff.bulk.preview({
    selection: { version: { plan: 'basic', planVersion: 1 } },
    change: { kind: 'move_version', plan: 'basic', planVersion: 2 },
  })
  // Deleted companies count as on the version, since they may be restored; they are not moved.
  expect(preview).toMatchObject({ total: (onFirst?.tenants ?? 0) - 1, refused: 0, unchanged: 0 })
  expect(preview.total).toBeGreaterThan(1_100)
  for (const each of [moved, deleted]) expect(preview.tenantIds).not.toContain(each?.id)
  const none = { plan: 'basic', planVersion: 9 }
  const refused = staff.bulk.preview({
    selection: { version: none },
    change: { kind: 'move_version', ...none, planVersion: 2 },
  })
  expect(await refusalOf(refused)).toBe('NOT_FOUND')
})

test('a thousand companies are changed and made to match, and progress never goes back', async () => {
  await asOwner(
    product,
    `insert into tenants (id, code, name)
       select ('0190b000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'TEN-Q' || lpad(upper(to_hex(n)), 4, '0'), 'Thousand ' || n
       from generate_series(1, 1000) n;
     insert into subscriptions (tenant_id, plan, state) select id, 'basic', 'active' from tenants where name like 'Thousand %'`,
  )
  const { preview, start: go } = await start(
    { kind: 'apply_plan', plan: 'professional' },
    { filter: { query: 'Thousand', plan: 'basic' } },
  )
  expect(preview).toMatchObject({ total: 1_000, changed: 1_000 })
  const { bulkId } = await go()
  const beganAt = performance.now()
  const seen: number[] = []
  let isDone = false
  const watching = (async () => {
    while (!isDone) seen.push((await staff.bulk.get({ bulkId })).progress)
  })()
  await Promise.all([runJobs(product), runJobs(product)])
  const seconds = (performance.now() - beganAt) / 1_000
  isDone = true
  await watching
  expect(await staff.bulk.get({ bulkId })).toMatchObject({
    progress: 100,
    isOver: true,
    counts: { changed: 1_000 },
  })
  expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  expect(new Set(seen).size).toBeGreaterThan(5)
  console.log(`${(1_000 / seconds).toFixed(0)} companies a second, ${seen.length} looks`)
})
