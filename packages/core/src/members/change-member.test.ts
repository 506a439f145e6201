import {
  addAdmin,
  addCompany,
  addMember,
  addStore,
  addUser,
  asAdmin,
  asUser,
  type Product,
  refusalOf,
  type TestTenant,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

type Given = Parameters<typeof addMember>[3]

async function member(tenant: TestTenant, given: Given = {}) {
  const user = await addUser(product)
  await addMember(product, tenant, user, given)
  return user
}

/** A company and its billing admin, with a way to act on a member as the page would. */
async function company(given: Parameters<typeof addCompany>[1] = {}) {
  const { tenant, user } = await addCompany(product, given)
  const admin = await asUser(product, user, tenant)
  const read = (userId: string) => admin.members.get({ userId })
  return { tenant, user, admin, read }
}

test('a changed role is seen at the next request', async () => {
  const { tenant, admin, read } = await company()
  const user = await member(tenant, { role: 'ORG_ADMIN' })
  const caller = await asUser(product, user, tenant)
  await caller.members.list({})
  const { version } = await read(user.id)
  await admin.members.change({ userId: user.id, version, role: 'OPERATOR' })
  expect(await refusalOf(caller.members.list({}))).toBe('FORBIDDEN')
})

test('a higher role ends the sessions of the person, a lower one or other stores do not', async () => {
  const { tenant, admin, read } = await company()
  const north = await addStore(product, tenant)
  const user = await member(tenant)
  const caller = await asUser(product, user, tenant)
  const change = async (given: { role: 'MANAGER' | 'OPERATOR'; storeIds?: string[] }) =>
    admin.members.change({ userId: user.id, version: (await read(user.id)).version, ...given })

  await change({ role: 'OPERATOR', storeIds: [north.id] })
  expect(await caller.company.current()).toMatchObject({ storeIds: [north.id] })
  await change({ role: 'MANAGER' })
  expect(await refusalOf(caller.company.current())).toBe('NOT_SIGNED_IN')
  const again = await asUser(product, user, tenant)
  await change({ role: 'OPERATOR' })
  expect(await again.company.current()).toMatchObject({ role: 'OPERATOR', storeIds: [] })
})

test('the second of two who edit one member is told, and nothing is lost', async () => {
  const { tenant, admin, read } = await company()
  const user = await member(tenant)
  const { version } = await read(user.id)
  await admin.members.change({ userId: user.id, version, role: 'MANAGER' })
  const late = admin.members.change({ userId: user.id, version, role: 'ORG_ADMIN' })
  expect(await refusalOf(late)).toBe('VERSION_CONFLICT')
  expect(await refusalOf(admin.members.remove({ userId: user.id, version }))).toBe('VERSION_CONFLICT')
  expect(await read(user.id)).toMatchObject({ role: 'MANAGER' })
})

test('nobody changes their own role or stores, disables or removes themself', async () => {
  const { tenant, user, admin, read } = await company()
  const store = await addStore(product, tenant)
  const own = { userId: user.id, version: (await read(user.id)).version }
  const refusals = await Promise.all([
    refusalOf(admin.members.change({ ...own, role: 'ORG_ADMIN' })),
    refusalOf(admin.members.change({ ...own, role: 'BILLING_ADMIN', storeIds: [store.id] })),
    refusalOf(admin.members.disable(own)),
    refusalOf(admin.members.remove(own)),
  ])
  expect(refusals).toEqual(['OWN_MEMBERSHIP', 'OWN_MEMBERSHIP', 'OWN_MEMBERSHIP', 'OWN_MEMBERSHIP'])
})

test('nobody acts on a role above their own, or gives one', async () => {
  const { tenant, user, read } = await company()
  const boss = { userId: user.id, version: (await read(user.id)).version }
  const orgAdmin = await asUser(product, await member(tenant, { role: 'ORG_ADMIN' }), tenant)
  const operator = await member(tenant)
  const { version } = await read(operator.id)
  const refusals = [
    orgAdmin.members.change({ ...boss, role: 'OPERATOR' }),
    orgAdmin.members.disable(boss),
    orgAdmin.members.remove(boss),
    orgAdmin.members.change({ userId: operator.id, version, role: 'BILLING_ADMIN' }),
  ].map(refusalOf)
  expect(await Promise.all(refusals)).toEqual(Array(4).fill('ROLE_ABOVE_OWN'))
})

test('the last billing admin stays, also when two go at once', async () => {
  const { tenant, admin, user, read } = await company()
  expect(await refusalOf(admin.members.leave())).toBe('LAST_BILLING_ADMIN')
  const second = await member(tenant, { role: 'BILLING_ADMIN' })
  const other = await asUser(product, second, tenant)
  const [{ version: own }, { version: theirs }] = [await read(user.id), await read(second.id)]
  const answers = await Promise.allSettled([
    admin.members.change({ userId: second.id, version: theirs, role: 'ORG_ADMIN' }),
    other.members.change({ userId: user.id, version: own, role: 'ORG_ADMIN' }),
  ])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('a billing admin who cannot sign in does not count', async () => {
  const { tenant, admin } = await company()
  const blocked = await member(tenant, { role: 'BILLING_ADMIN' })
  const staff = await asAdmin(product, await addAdmin(product))
  await staff.users.disable({ userId: blocked.id, reason: 'Asked for by the company' })
  expect(await refusalOf(admin.members.leave())).toBe('LAST_BILLING_ADMIN')
})

test('a manager of some stores sees and changes only who works there', async () => {
  const { tenant, read } = await company()
  const [north, south] = [await addStore(product, tenant), await addStore(product, tenant)]
  const manager = await member(tenant, { role: 'MANAGER', storeIds: [north.id] })
  const here = await member(tenant, { storeIds: [north.id] })
  const both = await member(tenant, { storeIds: [north.id, south.id] })
  const there = await member(tenant, { storeIds: [south.id] })
  const caller = await asUser(product, manager, tenant)

  const seen = (await caller.members.list({})).items.map(({ userId }) => userId)
  expect(seen.toSorted()).toEqual([manager.id, here.id, both.id].toSorted())
  expect(await refusalOf(caller.members.get({ userId: there.id }))).toBe('NOT_FOUND')
  expect((await caller.members.choices()).stores.map(({ id }) => id)).toEqual([north.id])

  const change = async (userId: string, storeIds: string[]) =>
    caller.members.change({ userId, version: (await read(userId)).version, role: 'OPERATOR', storeIds })
  await change(here.id, [north.id])
  const refusals = [
    change(here.id, [south.id]),
    change(here.id, []),
    change(both.id, [north.id]),
    change(there.id, [north.id]),
  ].map(refusalOf)
  expect(await Promise.all(refusals)).toEqual([
    'OUTSIDE_STORE_SCOPE',
    'OUTSIDE_STORE_SCOPE',
    'OUTSIDE_STORE_SCOPE',
    'NOT_FOUND',
  ])
})

test('stores and departments are the company’s own, and in use', async () => {
  const { tenant, admin, read } = await company()
  const { tenant: elsewhere } = await company()
  const foreign = await addStore(product, elsewhere)
  const user = await member(tenant)
  const { version } = await read(user.id)
  const given = { userId: user.id, version, role: 'OPERATOR' } as const
  expect(await refusalOf(admin.members.change({ ...given, storeIds: [foreign.id] }))).toBe('INVALID_INPUT')
  expect(await refusalOf(admin.members.change({ ...given, departmentId: foreign.id }))).toBe('INVALID_INPUT')
})

test('a person is disabled, let in again while a seat is free, and removed', async () => {
  const { tenant, admin, read } = await company({ plan: 'trial' })
  const user = await member(tenant)
  const naming = async () => ({ userId: user.id, version: (await read(user.id)).version })
  expect(await refusalOf(naming().then(admin.members.enable))).toBe('WRONG_STATE')
  await admin.members.disable({ ...(await naming()), reason: 'On leave' })
  expect(await refusalOf(naming().then(admin.members.disable))).toBe('WRONG_STATE')

  // The freed seat and the three others of the trial are taken meanwhile.
  for (const name of ['a', 'b', 'c', 'd']) {
    await admin.members.invite({ email: `${name}@example.com`, role: 'OPERATOR' })
  }
  expect(await refusalOf(naming().then(admin.members.enable))).toBe('SEAT_LIMIT_REACHED')
  const [waiting] = (await admin.invitations.list({})).items
  await admin.invitations.revoke({ id: waiting?.id ?? '' })
  await admin.members.enable(await naming())
  await admin.members.remove(await naming())
  expect(await refusalOf(naming())).toBe('NOT_FOUND')
})
