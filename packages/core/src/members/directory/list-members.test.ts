import {
  addCompany,
  addMember,
  addStore,
  addUser,
  asUser,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

type Caller = Awaited<ReturnType<typeof asUser>>
type Input = Parameters<Caller['members']['list']>[0]

/** Every member of the list, page after page, and the same read backwards from its end. */
async function walk({ members }: Caller, input: Input) {
  const ids: string[] = []
  let page = await members.list({ ...input, limit: 3 })
  ids.push(...page.items.map(({ userId }) => userId))
  while (page.next) {
    page = await members.list({ ...input, limit: 3, cursor: page.next })
    ids.push(...page.items.map(({ userId }) => userId))
  }
  const backwards = page.items.map(({ userId }) => userId)
  while (page.previous) {
    page = await members.list({ ...input, limit: 3, cursor: page.previous })
    backwards.unshift(...page.items.map(({ userId }) => userId))
  }
  expect(backwards).toEqual(ids)
  return ids
}

/** A company with several members, some disabled, some limited to a store. */
async function filled() {
  const { tenant, user } = await addCompany(product)
  const store = await addStore(product, tenant)
  const caller = await asUser(product, user, tenant)
  const users = []
  for (let i = 0; i < 8; i++) {
    const member = await addUser(product)
    const status = i % 4 === 3 ? 'disabled' : 'active'
    const role = i % 2 === 0 ? 'OPERATOR' : 'MANAGER'
    await addMember(product, tenant, member, { role, status, storeIds: i < 2 ? [store.id] : [] })
    users.push(member)
  }
  const removed = await addUser(product)
  await addMember(product, tenant, removed, { status: 'removed' })
  return { tenant, user, caller, store, users, removed }
}

test('pages hold every member once, forwards and backwards, in either order', async () => {
  const { caller, user, users } = await filled()
  const everyone = [user, ...users].map(({ id }) => id)
  for (const direction of ['asc', 'desc'] as const) {
    const joined = await walk(caller, { sort: 'joined', direction })
    expect(joined).toEqual(direction === 'asc' ? everyone : everyone.toReversed())
    const byName = await walk(caller, { sort: 'name', direction })
    expect(byName.toSorted()).toEqual(everyone.toSorted())
  }
})

test('members are found by a part of their name, username or address, in any case and width', async () => {
  const { tenant, caller } = await filled()
  const user = await addUser(product, { username: 'mizuki.tanaka', email: 'mt_100%@example.com' })
  await addMember(product, tenant, user)
  const found = async (query: string) =>
    (await caller.members.list({ query })).items.map(({ email }) => email)
  for (const query of ['MIZUKI', 'ｍｉｚｕｋｉ', 'tanaka', 'mt_100%@'])
    expect(await found(query)).toEqual([user.email])
  // What stands for anything in a pattern stands for itself.
  for (const query of ['mt%', 'mizuki_', '\\']) expect(await found(query)).toEqual([])
})

test('filters narrow the list, alone and together', async () => {
  const { caller, store, users, user } = await filled()
  const ids = async (input: Input) => (await caller.members.list(input)).items.map(({ userId }) => userId)
  expect(await ids({ status: 'disabled', sort: 'joined' })).toEqual([users[3]?.id, users[7]?.id])
  expect(await ids({ role: 'BILLING_ADMIN' })).toEqual([user.id])
  expect(await ids({ storeId: store.id, sort: 'joined' })).toEqual([users[0]?.id, users[1]?.id])
  expect(await ids({ storeId: store.id, role: 'MANAGER' })).toEqual([users[1]?.id])
})

test('removed members, and members of other companies, are not there', async () => {
  const { caller, removed, store } = await filled()
  const other = await filled()
  const userId = removed.id
  expect(await refusalOf(caller.members.get({ userId }))).toBe('NOT_FOUND')
  expect(await refusalOf(caller.members.get({ userId: other.user.id }))).toBe('NOT_FOUND')
  expect((await other.caller.members.list({ storeId: store.id })).items).toEqual([])
  expect((await caller.members.list({ query: other.user.username })).items).toEqual([])
})

test('an operator sees no members', async () => {
  const { tenant, users } = await filled()
  const operator = await asUser(product, users[0] ?? (await addUser(product)), tenant)
  expect(await refusalOf(operator.members.list({}))).toBe('FORBIDDEN')
  expect(await refusalOf(operator.invitations.list({}))).toBe('FORBIDDEN')
})

test('choices offer what the caller may give', async () => {
  const { caller, store } = await filled()
  expect(await caller.members.choices()).toMatchObject({
    stores: [{ id: store.id, name: store.name }],
    mayLeaveStoresOpen: true,
    roles: ['BILLING_ADMIN', 'ORG_ADMIN', 'MANAGER', 'OPERATOR'],
    defaultRole: 'OPERATOR',
    seats: { used: 7, invited: 0, limit: 50 },
  })
})
