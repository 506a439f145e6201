import { businessObjects, type ObjectKey } from '@leasehold/catalog'
import {
  addCompany,
  addMember,
  addStore,
  addUser,
  asOwner,
  asUser,
  type Product,
  refusalOf,
  type TestTenant,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const idempotencyKey = () => crypto.randomUUID()

type Given = Parameters<typeof addCompany>[1]

async function company(given: Given = {}) {
  const { tenant, user } = await addCompany(product, { plan: 'enterprise', ...given })
  return { tenant, caller: await asUser(product, user, tenant) }
}

type Caller = Awaited<ReturnType<typeof company>>['caller']
type CreateInput = Parameters<Caller['records']['create']>[0]

const create = ({ records }: Caller, object: ObjectKey, data: object, storeId: string | null = null) =>
  records.create({ object, storeId, data, idempotencyKey: idempotencyKey() } as CreateInput)

/** Fields of a refused input, with what is wrong with each. */
async function wrong(call: Promise<unknown>): Promise<Record<string, string>> {
  const error = await call.then(
    () => null,
    (refused: { cause?: unknown }) => refused,
  )
  const { issues = [] } = (error?.cause ?? {}) as {
    issues?: { path: string[]; code: string; keys?: string[] }[]
  }
  return Object.fromEntries(
    issues.map(({ path, code, keys }) => [[...path, ...(keys ?? [])].join('.'), code]),
  )
}

test.each(businessObjects.map(({ key }) => key))('%s: kept, read, changed, deleted', async (object) => {
  const { caller } = await company()
  const [title] = businessObjects.find(({ key }) => key === object)?.fields ?? []
  const named = (value: string) => ({ [title?.key ?? '']: value })
  const { id } = await create(caller, object, named('First'))
  expect(await caller.records.get({ object, id })).toMatchObject({ title: 'First', version: 1 })
  const change = { object, id, version: 1, data: named('Second') } as Parameters<
    Caller['records']['change']
  >[0]
  await caller.records.change(change)
  expect(await refusalOf(caller.records.change(change))).toBe('VERSION_CONFLICT')
  expect((await caller.records.list({ object })).items).toMatchObject([{ id, title: 'Second', version: 2 }])
  expect(await refusalOf(caller.records.delete({ object, id, version: 1 }))).toBe('VERSION_CONFLICT')
  await caller.records.delete({ object, id, version: 2 })
  expect(await refusalOf(caller.records.get({ object, id }))).toBe('NOT_FOUND')
})

test('fields are what the object has: each other thing is named', async () => {
  const { caller } = await company()
  const bad = [
    [{}, { 'data.name': 'invalid_type' }],
    [{ name: '  ' }, { 'data.name': 'too_small' }],
    [{ name: 'x'.repeat(201) }, { 'data.name': 'too_big' }],
    [{ name: 'Deal', colour: 'red' }, { 'data.colour': 'unrecognized_keys' }],
    [{ name: 'Deal', amount: '12' }, { 'data.amount': 'invalid_type' }],
    [{ name: 'Deal', amount: 0.5 }, { 'data.amount': 'invalid_type' }],
    [{ name: 'Deal', amount: 1e15 }, { 'data.amount': 'too_big' }],
    [{ name: 'Deal', closesOn: '2026-02-30' }, { 'data.closesOn': 'invalid_format' }],
    [{ name: 'Deal', note: 7 }, { 'data.note': 'invalid_type' }],
  ] as const
  for (const [data, fields] of bad) expect(await wrong(create(caller, 'deals', data))).toEqual(fields)
  expect(await wrong(create(caller, 'orders', { number: '1', status: 'lost' }))).toEqual({
    'data.status': 'invalid_value',
  })
  expect(await wrong(create(caller, 'products', { name: 'Tea', sold: 'yes' }))).toEqual({
    'data.sold': 'invalid_type',
  })
  // What the whole company shares is in no store.
  expect(await wrong(create(caller, 'products', { name: 'Tea' }, crypto.randomUUID()))).toHaveProperty(
    'storeId',
  )
  expect(await refusalOf(create(caller, 'planets' as ObjectKey, { name: 'Mars' }))).toBe('INVALID_INPUT')
  const { id } = await create(caller, 'deals', {
    name: 'Deal',
    amount: 1200,
    closesOn: '2026-02-28',
    note: '',
  })
  expect((await caller.records.get({ object: 'deals', id })).data).toEqual({
    name: 'Deal',
    amount: 1200,
    closesOn: '2026-02-28',
    note: null,
  })
})

test('one asked for twice is made once', async () => {
  const { caller } = await company()
  const input = { object: 'customers', data: { name: 'Once' }, idempotencyKey: idempotencyKey() } as const
  const [first, second] = await Promise.all([caller.records.create(input), caller.records.create(input)])
  expect(first).toEqual(second)
  expect((await caller.records.list({ object: 'customers' })).items).toHaveLength(1)
})

test('pages hold every record once, in either order, forwards and backwards', async () => {
  const { caller } = await company()
  const names = ['Birch', 'ash', 'Cedar', 'ash', 'Elm', 'Oak', 'Pine']
  for (const name of names) await create(caller, 'suppliers', { name })
  for (const sort of ['created', 'title'] as const) {
    for (const direction of ['asc', 'desc'] as const) {
      const ask = (cursor?: string) =>
        caller.records.list({ object: 'suppliers', sort, direction, limit: 3, cursor })
      let page = await ask()
      const seen = page.items.map(({ id }) => id)
      while (page.next) {
        page = await ask(page.next)
        seen.push(...page.items.map(({ id }) => id))
      }
      const back = page.items.map(({ id }) => id)
      while (page.previous) {
        page = await ask(page.previous)
        back.unshift(...page.items.map(({ id }) => id))
      }
      expect(new Set(seen).size).toBe(names.length)
      expect(back).toEqual(seen)
    }
  }
  const found = await caller.records.list({ object: 'suppliers', query: 'ＡＳＨ' })
  expect(found.items.map(({ title }) => title)).toEqual(['ash', 'ash'])
  expect((await caller.records.list({ object: 'customers', query: 'ash' })).items).toEqual([])
})

describe('whoever is limited to stores', () => {
  async function limited(tenant: TestTenant, role: 'MANAGER' | 'OPERATOR', storeIds: string[]) {
    const user = await addUser(product)
    await addMember(product, tenant, user, { role, storeIds })
    return asUser(product, user, tenant)
  }

  test.each(['MANAGER', 'OPERATOR'] as const)(
    '%s: sees and writes those of these and of the whole company',
    async (role) => {
      const { tenant, caller } = await company()
      const [north, south] = [await addStore(product, tenant), await addStore(product, tenant)]
      const of = async (store: string | null) => (await create(caller, 'deals', { name: 'Deal' }, store)).id
      const [own, foreign, shared] = [await of(north.id), await of(south.id), await of(null)]
      const person = await limited(tenant, role, [north.id])
      const { items } = await person.records.list({ object: 'deals' })
      expect(items.map(({ id }) => id).toSorted()).toEqual([own, shared].toSorted())
      expect(await refusalOf(person.records.get({ object: 'deals', id: foreign }))).toBe('NOT_FOUND')
      const change = { object: 'deals', version: 1, data: { name: 'Mine' } } as const
      expect(await refusalOf(person.records.change({ ...change, id: foreign, storeId: north.id }))).toBe(
        'NOT_FOUND',
      )
      expect(await refusalOf(person.records.change({ ...change, id: own, storeId: south.id }))).toBe(
        'OUTSIDE_STORE_SCOPE',
      )
      expect(await refusalOf(create(person, 'deals', { name: 'Deal' }, south.id))).toBe('OUTSIDE_STORE_SCOPE')
      await create(person, 'deals', { name: 'Deal' }, north.id)
      expect(await refusalOf(person.records.delete({ object: 'deals', id: foreign, version: 1 }))).toBe(
        role === 'MANAGER' ? 'NOT_FOUND' : 'FORBIDDEN',
      )
      expect((await person.records.list({ object: 'deals', storeId: south.id })).items).toEqual([])
    },
  )

  test('nothing goes into an archived store, what is there can still be changed', async () => {
    const { tenant, caller } = await company()
    const store = await addStore(product, tenant)
    const { id } = await create(caller, 'deals', { name: 'Deal' }, store.id)
    await caller.stores.archive({ id: store.id, version: 1 })
    expect(await refusalOf(create(caller, 'deals', { name: 'Deal' }, store.id))).toBe('INVALID_INPUT')
    const data = { name: 'Deal', note: 'Still here' }
    await caller.records.change({ object: 'deals', id, version: 1, storeId: store.id, data })
  })
})

describe('the plan', () => {
  test('opens an object with its module, and the next request sees a change', async () => {
    const { tenant, caller } = await company({ plan: 'basic' })
    await caller.records.list({ object: 'deals' })
    expect(await refusalOf(caller.records.list({ object: 'receipts' }))).toBe('MODULE_LOCKED')
    expect(await refusalOf(create(caller, 'receipts', { number: '1' }))).toBe('MODULE_LOCKED')
    await asOwner(product, `update subscriptions set plan = 'professional' where tenant_id = '${tenant.id}'`)
    await create(caller, 'receipts', { number: '1' })
    await asOwner(product, `update subscriptions set state = 'suspended' where tenant_id = '${tenant.id}'`)
    expect((await caller.records.list({ object: 'receipts' })).items).toHaveLength(1)
    expect(await refusalOf(create(caller, 'receipts', { number: '2' }))).toBe('READ_ONLY')
  })

  test('200 customers at once at the limit: exactly as many as it includes', async () => {
    const { caller } = await company({ plan: 'trial' })
    const answers = await Promise.allSettled(
      Array.from({ length: 200 }, (_, n) => create(caller, 'customers', { name: `Customer ${n}` })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(100)
    const { limits, surplus } = await caller.company.usage()
    expect(limits).toContainEqual({ limit: 'customers', used: 100, allowed: 100 })
    expect(surplus).toEqual([])
    // Others are not counted, and a deleted one makes room.
    await create(caller, 'suppliers', { name: 'Supplier' })
    const [one] = (await caller.records.list({ object: 'customers' })).items
    await caller.records.delete({ object: 'customers', id: one?.id ?? '', version: 1 })
    await create(caller, 'customers', { name: 'In its place' })
    expect(await refusalOf(create(caller, 'customers', { name: 'One more' }))).toBe('CUSTOMER_LIMIT_REACHED')
  }, 60_000)

  test('storage is counted to the byte, and full is full', async () => {
    const { tenant, caller } = await company()
    const usedBytes = async () =>
      (await caller.company.usage()).limits.find(({ limit }) => limit === 'storage')?.used ?? 0
    const { id } = await create(caller, 'documents', { name: 'Ä', text: 'ö'.repeat(100) })
    const used = await usedBytes()
    await asOwner(
      product,
      `insert into overrides (tenant_id, id, feature, value, reason, starts_at)
       values ('${tenant.id}', gen_random_uuid(), 'storage', '${2 * used}', 'test', now() - interval '1 hour')`,
    )
    // Exactly as large: fits to the byte.
    const { id: second } = await create(caller, 'documents', { name: 'Ü', text: 'ß'.repeat(100) })
    expect(await usedBytes()).toBe(2 * used)
    expect(await refusalOf(create(caller, 'documents', { name: 'x' }))).toBe('STORAGE_LIMIT_REACHED')
    const change = { object: 'documents', id, version: 1 } as const
    expect(
      await refusalOf(caller.records.change({ ...change, data: { name: 'Ä', text: 'ö'.repeat(101) } })),
    ).toBe('STORAGE_LIMIT_REACHED')
    await caller.records.change({ ...change, data: { name: 'Ä', text: 'ö' } })
    await caller.records.delete({ object: 'documents', id: second, version: 1 })
    expect(await usedBytes()).toBeLessThan(used)
  })

  test('a smaller plan names the surplus and takes nothing away', async () => {
    const { tenant, caller } = await company({ plan: 'professional' })
    for (let n = 0; n < 101; n += 1) await create(caller, 'customers', { name: `Customer ${n}` })
    for (let n = 0; n < 3; n += 1) await addStore(product, tenant)
    await asOwner(product, `update subscriptions set plan = 'trial' where tenant_id = '${tenant.id}'`)
    expect((await caller.company.usage()).surplus).toEqual([
      { limit: 'stores', used: 3, allowed: 1 },
      { limit: 'customers', used: 101, allowed: 100 },
    ])
    expect(await refusalOf(create(caller, 'customers', { name: 'More' }))).toBe('CUSTOMER_LIMIT_REACHED')
    const [one] = (await caller.records.list({ object: 'customers' })).items
    const { id, version } = one ?? { id: '', version: 1 }
    await caller.records.change({ object: 'customers', id, version, data: { name: 'Renamed' } })
  })
})

test('records of another company are not there', async () => {
  const [own, foreign] = [await company(), await company()]
  const { id } = await create(foreign.caller, 'customers', { name: 'Theirs' })
  const object = 'customers'
  expect(await refusalOf(own.caller.records.get({ object, id }))).toBe('NOT_FOUND')
  expect(await refusalOf(own.caller.records.delete({ object, id, version: 1 }))).toBe('NOT_FOUND')
  // Nor under another name of its own company.
  expect(await refusalOf(foreign.caller.records.get({ object: 'suppliers', id }))).toBe('NOT_FOUND')
})
