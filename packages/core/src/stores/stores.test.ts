import { randomUUID } from 'node:crypto'
import {
  addCompany,
  addMember,
  addStore,
  addUser,
  asOwner,
  asUser,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

async function company(plan: 'trial' | 'professional' | 'enterprise' = 'professional') {
  const { tenant, user } = await addCompany(product, { plan })
  const admin = await asUser(product, user, tenant)
  const open = (code: string, name = `Store ${code}`) =>
    admin.stores.create({ code, name, idempotencyKey: randomUUID() })
  return { tenant, user, admin, open }
}

describe('the number of stores', () => {
  test('200 stores at once never pass the limit', async () => {
    const { admin, open } = await company()
    const answers = await Promise.allSettled(Array.from({ length: 200 }, (_, i) => open(`S${i}`)))
    // The professional plan has ten.
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    expect((await admin.stores.list({ limit: 100 })).items).toHaveLength(10)
    expect(await admin.company.usage()).toMatchObject({ stores: { used: 10, limit: 10 } })
  })

  test('stores restored and created at once never pass the limit', async () => {
    const { admin, open } = await company()
    const made = await Promise.all(Array.from({ length: 10 }, (_, i) => open(`A${i}`)))
    await Promise.all(made.map(({ id }) => admin.stores.archive({ id, version: 1 })))
    await Promise.all(Array.from({ length: 7 }, (_, i) => open(`B${i}`)))
    const answers = await Promise.allSettled([
      ...made.map(({ id }) => admin.stores.restore({ id, version: 2 })),
      ...Array.from({ length: 10 }, (_, i) => open(`C${i}`)),
    ])
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  test('the refusal names the limit, and archiving makes room', async () => {
    const { admin, open } = await company('trial')
    const { id } = await open('S1')
    await expect(open('S2')).rejects.toMatchObject({ cause: { details: { limit: 1, used: 1 } } })
    await admin.stores.archive({ id, version: 1 })
    await open('S2')
    expect(await refusalOf(admin.stores.restore({ id, version: 2 }))).toBe('STORE_LIMIT_REACHED')
  })

  test('a double-clicked create opens one store', async () => {
    const { admin } = await company()
    const input = { code: 'S1', name: 'Once', idempotencyKey: randomUUID() }
    const [one, two] = await Promise.all([admin.stores.create(input), admin.stores.create(input)])
    expect(one).toEqual(two)
    expect((await admin.stores.list({})).items).toHaveLength(1)
    const other = admin.stores.create({ ...input, name: 'Other' })
    expect(await refusalOf(other)).toBe('IDEMPOTENCY_KEY_REUSED')
  })
})

describe('editing', () => {
  test('the second of two editors is told what the first wrote', async () => {
    const { admin, open } = await company()
    const { id } = await open('S1')
    await admin.stores.change({ id, version: 1, name: 'First', code: 'S1' })
    const second = admin.stores.change({ id, version: 1, name: 'Second', code: 'S1' })
    await expect(second).rejects.toMatchObject({
      cause: { code: 'VERSION_CONFLICT', details: { current: { name: 'First', version: 2 } } },
    })
    expect(await admin.stores.get({ id })).toMatchObject({ name: 'First', version: 2 })
  })

  test('a code is taken once, in any case, also by an archived store', async () => {
    const { admin, open } = await company()
    const { id } = await open('s1')
    await admin.stores.archive({ id, version: 1 })
    await expect(open('S1')).rejects.toMatchObject({
      cause: { details: { fields: [{ path: 'code', code: 'taken' }] } },
    })
    const other = await open('S2')
    const renamed = admin.stores.change({ id: other.id, version: 1, name: 'x', code: 'S1' })
    expect(await refusalOf(renamed)).toBe('INVALID_INPUT')
  })

  test('archiving twice is refused, and another company has no such store', async () => {
    const { admin, open } = await company()
    const stranger = await company()
    const { id } = await open('S1')
    expect(await refusalOf(stranger.admin.stores.get({ id }))).toBe('NOT_FOUND')
    expect(await refusalOf(stranger.admin.stores.archive({ id, version: 1 }))).toBe('NOT_FOUND')
    await admin.stores.archive({ id, version: 1 })
    expect(await refusalOf(admin.stores.archive({ id, version: 2 }))).toBe('WRONG_STATE')
    expect(await refusalOf(admin.stores.archive({ id, version: 1 }))).toBe('VERSION_CONFLICT')
  })
})

describe('the list', () => {
  test('is searched, filtered, sorted and paged', async () => {
    const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
    const admin = await asUser(product, user, tenant)
    const names = ['浦东店', 'Harbour', '100% Wool', 'harbour east', 'Zest']
    const codes = ['A', 'B', 'C', 'D', 'E']
    for (const [i, name] of names.entries()) {
      await admin.stores.create({ code: codes[i] ?? '', name, idempotencyKey: randomUUID() })
    }
    const found = async (query: string) => (await admin.stores.list({ query })).items.map(({ code }) => code)
    expect((await found('HARBOUR')).toSorted()).toEqual(['B', 'D'])
    expect(await found('浦东')).toEqual(['A'])
    expect(await found('100%')).toEqual(['C'])
    expect(await found('_')).toEqual([])

    for (const sort of ['name', 'code', 'created'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const all = (await admin.stores.list({ sort, direction })).items.map(({ code }) => code)
        const paged: string[] = []
        let cursor: string | undefined
        do {
          const page = await admin.stores.list({ sort, direction, limit: 2, cursor })
          paged.push(...page.items.map(({ code }) => code))
          cursor = page.next ?? undefined
        } while (cursor)
        expect(paged).toEqual(all)
        if (sort !== 'name') expect(all).toEqual(direction === 'asc' ? codes : codes.toReversed())
      }
    }
  })

  test('people limited to stores see only these', async () => {
    const { tenant } = await company()
    const [own, other] = [await addStore(product, tenant), await addStore(product, tenant)]
    const user = await addUser(product)
    await addMember(product, tenant, user, { role: 'OPERATOR', storeIds: [own.id] })
    const operator = await asUser(product, user, tenant)
    expect((await operator.stores.list({})).items.map(({ id }) => id)).toEqual([own.id])
    expect(await operator.stores.get({ id: own.id })).toMatchObject({ name: own.name })
    expect(await refusalOf(operator.stores.get({ id: other.id }))).toBe('NOT_FOUND')
    const opened = operator.stores.create({ code: 'X', name: 'X', idempotencyKey: randomUUID() })
    expect(await refusalOf(opened)).toBe('FORBIDDEN')
  })
})

describe('a store that people are limited to', () => {
  test('is not archived while it is the last open one of somebody', async () => {
    const { tenant, admin } = await company()
    const [one, two] = [await addStore(product, tenant), await addStore(product, tenant)]
    const [onlyOne, both, gone] = [await addUser(product), await addUser(product), await addUser(product)]
    await addMember(product, tenant, both, { storeIds: [one.id, two.id] })
    await addMember(product, tenant, gone, { storeIds: [two.id], status: 'removed' })

    // `both` keeps the other one, and who was removed does not count.
    await admin.stores.archive({ id: two.id, version: 1 })
    // Now it is the last open one of `both`.
    await expect(admin.stores.archive({ id: one.id, version: 1 })).rejects.toMatchObject({
      cause: { code: 'STORE_IN_USE', details: { members: 1, invitations: 0 } },
    })
    await admin.stores.restore({ id: two.id, version: 2 })
    await addMember(product, tenant, onlyOne, { storeIds: [one.id], status: 'disabled' })
    await admin.members.invite({ email: 'limited@example.com', role: 'OPERATOR', storeIds: [one.id] })
    await expect(admin.stores.archive({ id: one.id, version: 1 })).rejects.toMatchObject({
      cause: { code: 'STORE_IN_USE', details: { members: 1, invitations: 1 } },
    })
  })

  test('whoever reached some stores before it was archived never reaches all of them', async () => {
    const { tenant, admin } = await company()
    const [one, two] = [await addStore(product, tenant), await addStore(product, tenant)]
    const user = await addUser(product)
    await addMember(product, tenant, user, { role: 'MANAGER', storeIds: [one.id, two.id] })
    await admin.stores.archive({ id: one.id, version: 1 })
    const manager = await asUser(product, user, tenant)
    expect((await manager.company.current()).storeIds.toSorted()).toEqual([one.id, two.id].toSorted())
    expect((await manager.stores.list({ status: 'open' })).items.map(({ id }) => id)).toEqual([two.id])
  })

  test('archiving and limiting somebody to the store at once never leaves them with archived ones', async () => {
    const { tenant, admin } = await company('enterprise')
    for (let round = 0; round < 10; round++) {
      const store = await addStore(product, tenant)
      await Promise.allSettled([
        admin.stores.archive({ id: store.id, version: 1 }),
        admin.members.invite({ email: `r${round}@example.com`, role: 'OPERATOR', storeIds: [store.id] }),
      ])
    }
    // Fails when somebody is left with archived stores only.
    await asOwner(
      product,
      `do $$ begin assert not exists (
        select from invitations i where i.tenant_id = '${tenant.id}' and i.status = 'open' and not exists (
          select from invitation_stores s join stores t on t.tenant_id = s.tenant_id and t.id = s.store_id
          where s.tenant_id = i.tenant_id and s.invitation_id = i.id and t.archived_at is null)); end $$`,
    )
  })
})

test('each change leaves one entry in the audit log', async () => {
  const { admin, open } = await company()
  const { id } = await open('S1', 'Old')
  await admin.stores.change({ id, version: 1, name: 'New', code: 'S1' })
  await admin.stores.change({ id, version: 2, name: 'New', code: 'S1' })
  await admin.stores.archive({ id, version: 2 })
  await admin.stores.restore({ id, version: 3 })
  const { items } = await admin.audit.list({ resourceId: id })
  expect(items.map(({ action }) => action)).toEqual([
    'store.restored',
    'store.archived',
    'store.changed',
    'store.created',
  ])
})
