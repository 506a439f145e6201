import {
  addAdmin,
  addCompany,
  addMember,
  addTenant,
  addUser,
  asAdmin,
  asUser,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLATFORM_CHAIN } from '../../kernel/index.ts'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

/** Audit rows about a user, oldest first. */
async function auditOf(userId: string) {
  const entries = await product.database.platform.query.auditEntries.findMany({
    where: (t, { and, eq }) => and(eq(t.tenantId, PLATFORM_CHAIN), eq(t.resourceId, userId)),
    orderBy: (t, { asc }) => asc(t.seq),
  })
  return entries.map(({ action, before, after }) => ({ action, before, after }))
}

describe('the list', () => {
  test('finds by a part of the username, the name or the email, in any case', async () => {
    const user = await addUser(product, { username: 'hanako', email: 'yamada@example.jp' })
    for (const query of ['ANAK', 'mada@example', user.displayName.toLowerCase()]) {
      const { items } = await staff.users.list({ query })
      expect(items.map(({ id }) => id)).toContain(user.id)
    }
    expect((await staff.users.list({ query: 'nobody-like-this' })).items).toEqual([])
  })

  test('finds one Chinese character', async () => {
    const user = await addUser(product, { username: '李雷' + 'abc' })
    expect((await staff.users.list({ query: '雷' })).items.map(({ id }) => id)).toEqual([user.id])
  })

  test('names the companies, the primary first', async () => {
    const user = await addUser(product)
    const tenants = []
    for (let i = 0; i < 5; i++) {
      const tenant = await addTenant(product)
      await addMember(product, tenant, user)
      tenants.push(tenant)
    }
    const [item] = (await staff.users.list({ query: user.username })).items
    expect(item?.companyCount).toBe(5)
    expect(item?.companies).toHaveLength(3)
    expect(item?.companies[0]?.code).toBe(tenants[0]?.code)
  })

  test.each(['created', 'username'] as const)(
    'pages by %s see everyone once, there and back',
    async (sort) => {
      const names = ['page-a', 'page-b', 'page-c', 'page-d', 'page-e']
      for (const username of names) await addUser(product, { username })
      const input = { query: 'page-', sort, direction: 'asc', limit: 2 } as const
      const first = await staff.users.list(input)
      const second = await staff.users.list({ ...input, cursor: first.next ?? '' })
      const third = await staff.users.list({ ...input, cursor: second.next ?? '' })
      const seen = [first, second, third].flatMap(({ items }) => items.map(({ username }) => username))
      expect(seen).toEqual(names)
      expect(third.next).toBeNull()
      expect(await staff.users.list({ ...input, cursor: second.previous ?? '' })).toEqual(first)
      await product.database.platform.execute(`delete from users where username like 'page-%'`)
    },
  )

  test('answers no hashes', async () => {
    const user = await addUser(product)
    await asUser(product, user, null)
    const answers = [await staff.users.list({}), await staff.users.get({ userId: user.id })]
    const sessions = await product.database.platform.query.userSessions.findMany()
    for (const secret of ['$argon2', ...sessions.map(({ id }) => id)]) {
      expect(JSON.stringify(answers)).not.toContain(secret)
    }
  })
})

test('one person: companies with role and state, and sessions', async () => {
  const { tenant, user } = await addCompany(product)
  const other = await addTenant(product)
  await addMember(product, other, user, { role: 'MANAGER', status: 'disabled' })
  await asUser(product, user, tenant)
  const found = await staff.users.get({ userId: user.id })
  expect(found.user).toMatchObject({
    username: user.username,
    status: 'enabled',
    lastTenantCode: tenant.code,
  })
  expect(found.memberships).toMatchObject([
    { tenantCode: tenant.code, role: 'BILLING_ADMIN', status: 'active', isPrimary: true },
    { tenantCode: other.code, role: 'MANAGER', status: 'disabled', isPrimary: false },
  ])
  expect(found.sessions).toMatchObject([{ kind: 'cookie', ip: '192.0.2.1', companyName: tenant.name }])
})

test('an unknown person is not found', async () => {
  const userId = '018f0000-0000-7000-8000-00000000dead'
  expect(await refusalOf(staff.users.get({ userId }))).toBe('NOT_FOUND')
  expect(await refusalOf(staff.users.disable({ userId, reason: 'x' }))).toBe('NOT_FOUND')
  expect(await refusalOf(staff.users.enable({ userId }))).toBe('NOT_FOUND')
  expect(await refusalOf(staff.users.endAllSessions({ userId }))).toBe('NOT_FOUND')
})

describe('blocking', () => {
  test('ends every session at once, and lifting it lets the person in again', async () => {
    const { tenant, user } = await addCompany(product)
    const caller = await asUser(product, user, tenant)
    await staff.users.disable({ userId: user.id, reason: 'Stolen account' })
    expect(await refusalOf(caller.auth.me())).toBe('NOT_SIGNED_IN')
    expect((await staff.users.get({ userId: user.id })).sessions).toEqual([])
    expect(await refusalOf(staff.users.disable({ userId: user.id, reason: 'again' }))).toBe('WRONG_STATE')

    expect(await staff.users.enable({ userId: user.id })).toEqual({ enabled: true })
    expect(await refusalOf(caller.auth.me())).toBe('NOT_SIGNED_IN')
    const again = await asUser(product, user, tenant)
    expect((await again.auth.me()).companies).toHaveLength(1)
    expect(await refusalOf(staff.users.enable({ userId: user.id }))).toBe('WRONG_STATE')
    expect(await auditOf(user.id)).toEqual([
      {
        action: 'user.disabled',
        before: { status: 'enabled', cause: null },
        after: { status: 'disabled', cause: 'staff', reason: 'Stolen account' },
      },
      {
        action: 'user.enabled',
        before: { status: 'disabled', cause: 'staff' },
        after: { status: 'enabled', cause: null, reason: null },
      },
    ])
  })

  test('of someone in no company, lifted, leaves them waiting for one', async () => {
    const user = await addUser(product)
    await staff.users.disable({ userId: user.id, reason: 'Spam' })
    expect(await staff.users.enable({ userId: user.id })).toEqual({ enabled: false })
    const { user: now } = await staff.users.get({ userId: user.id })
    expect(now).toMatchObject({ status: 'disabled', disabledCause: 'left_every_company' })
  })

  test('twenty times at once blocks once', async () => {
    const { user } = await addCompany(product)
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => staff.users.disable({ userId: user.id, reason: 'race' })),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await auditOf(user.id)).toHaveLength(1)
  })
})

describe('sessions', () => {
  test('one is ended and the others stay', async () => {
    const { tenant, user } = await addCompany(product)
    const callers = [await asUser(product, user, tenant), await asUser(product, user, tenant)]
    const { sessions } = await staff.users.get({ userId: user.id })
    const session = sessions[0]?.session ?? ''
    await staff.users.endSession({ userId: user.id, session })
    const left = await Promise.allSettled(callers.map((caller) => caller.auth.me()))
    expect(left.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(staff.users.endSession({ userId: user.id, session }))).toBe('NOT_FOUND')
    expect(await auditOf(user.id)).toMatchObject([{ action: 'user.session_ended' }])
  })

  test('one of another person is not found', async () => {
    const [one, other] = [await addCompany(product), await addCompany(product)]
    await asUser(product, one.user, one.tenant)
    const { sessions } = await staff.users.get({ userId: one.user.id })
    const ended = staff.users.endSession({ userId: other.user.id, session: sessions[0]?.session ?? '' })
    expect(await refusalOf(ended)).toBe('NOT_FOUND')
  })

  test('all are ended', async () => {
    const { tenant, user } = await addCompany(product)
    const callers = [await asUser(product, user, tenant), await asUser(product, user, tenant)]
    expect(await staff.users.endAllSessions({ userId: user.id })).toEqual({ ended: 2 })
    for (const caller of callers) expect(await refusalOf(caller.auth.me())).toBe('NOT_SIGNED_IN')
    expect(await auditOf(user.id)).toEqual([
      { action: 'user.sessions_ended', before: null, after: { ended: 2 } },
    ])
  })
})

describe('memberships', () => {
  const membersOf = async (userId: string) => (await staff.users.get({ userId })).memberships

  test('are added, disabled, enabled and removed, each with its row in the trail of the company', async () => {
    const { user } = await addCompany(product)
    const tenant = await addTenant(product)
    const of = { userId: user.id, tenantId: tenant.id }
    await addMember(product, tenant, await addUser(product), { role: 'BILLING_ADMIN' })
    const current = async () => (await membersOf(user.id)).find(({ tenantId }) => tenantId === tenant.id)
    const version = async () => (await current())?.version ?? 0

    await staff.users.addMembership({ ...of, role: 'MANAGER' })
    expect(await current()).toMatchObject({ role: 'MANAGER', status: 'active', isPrimary: false })
    await staff.users.setMembershipStatus({ ...of, version: await version(), status: 'disabled' })
    expect((await current())?.status).toBe('disabled')
    await staff.users.setMembershipStatus({ ...of, version: await version(), status: 'active' })
    await staff.users.removeMembership({ ...of, version: await version(), reason: 'Left' })
    expect((await current())?.status).toBe('removed')

    const entries = await product.database.platform.query.auditEntries.findMany({
      where: (t, { eq }) => eq(t.tenantId, tenant.id),
      orderBy: (t, { asc }) => asc(t.seq),
    })
    expect(entries.map(({ action }) => action)).toEqual([
      'member.added',
      'member.disabled',
      'member.enabled',
      'member.removed',
    ])
    expect(entries.every(({ actorKind }) => actorKind === 'admin')).toBe(true)
  })

  test('of someone in no company lets them in again', async () => {
    const { tenant, user } = await addCompany(product, { role: 'OPERATOR' })
    const [membership] = await membersOf(user.id)
    const of = { userId: user.id, tenantId: tenant.id }
    await staff.users.removeMembership({ ...of, version: membership?.version ?? 0 })
    expect((await staff.users.get({ userId: user.id })).user.disabledCause).toBe('left_every_company')
    await staff.users.addMembership({ ...of, role: 'OPERATOR' })
    const back = await staff.users.get({ userId: user.id })
    expect(back.user).toMatchObject({ status: 'enabled', disabledCause: null })
    expect(back.memberships).toMatchObject([{ status: 'active', isPrimary: true }])
  })

  test('of someone who is blocked open nothing until the block is lifted', async () => {
    const user = await addUser(product)
    const tenant = await addTenant(product)
    await staff.users.disable({ userId: user.id, reason: 'Spam' })
    await staff.users.addMembership({ userId: user.id, tenantId: tenant.id, role: 'OPERATOR' })
    expect((await staff.users.get({ userId: user.id })).user.disabledCause).toBe('staff')
    expect(await staff.users.enable({ userId: user.id })).toEqual({ enabled: true })
  })

  test('keep a billing admin in the company', async () => {
    const { tenant, user } = await addCompany(product)
    const [membership] = await membersOf(user.id)
    const of = { userId: user.id, tenantId: tenant.id, version: membership?.version ?? 0 }
    expect(await refusalOf(staff.users.removeMembership(of))).toBe('LAST_BILLING_ADMIN')
  })
})

test('who may only read users changes none of them', async () => {
  const sales = await asAdmin(product, await addAdmin(product, 'sales'))
  const { user } = await addCompany(product)
  expect((await sales.users.get({ userId: user.id })).user.id).toBe(user.id)
  expect(await refusalOf(sales.users.disable({ userId: user.id, reason: 'x' }))).toBe('FORBIDDEN')
  expect(await refusalOf(sales.users.endAllSessions({ userId: user.id }))).toBe('FORBIDDEN')
  const tenant = await addTenant(product)
  const added = sales.users.addMembership({ userId: user.id, tenantId: tenant.id, role: 'OPERATOR' })
  expect(await refusalOf(added)).toBe('FORBIDDEN')
})
