import type { Permission, Role } from '@leasehold/catalog'
import {
  addCompany,
  addMember,
  addUser,
  asOwner,
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

const key = () => crypto.randomUUID()

/** A company with custom roles, its billing admin, and ways to make people and roles. */
async function company() {
  const { tenant, user } = await addCompany(product, { plan: 'enterprise' })
  const admin = await asUser(product, user, tenant)
  const person = async (role: Role) => {
    const member = await addUser(product)
    await addMember(product, tenant, member, { role })
    return { member, caller: await asUser(product, member, tenant) }
  }
  const make = (base: Role, permissions: Permission[], name = `Role ${key()}`) =>
    admin.roles.create({ name, base, permissions, idempotencyKey: key() })
  const give = async (userId: string, role: Role, customRoleId: string | null) => {
    const { version } = await admin.members.get({ userId })
    return admin.members.change({ userId, version, role, customRoleId })
  }
  const downgrade = () =>
    asOwner(product, `update subscriptions set plan = 'professional' where tenant_id = '${tenant.id}'`)
  return { tenant, user, admin, person, make, give, downgrade }
}

/** The refusal with what it tells. */
async function refused(call: Promise<unknown>) {
  const error = await call.then(
    () => null,
    (cause: { cause?: { code: string; details: Record<string, unknown> } }) => cause,
  )
  return { code: error?.cause?.code, ...error?.cause?.details }
}

test('a role is made, listed with its members, given, and narrows what they may do', async () => {
  const { tenant, admin, person, make, give } = await company()
  const { member, caller } = await person('OPERATOR')
  const { id } = await make('OPERATOR', ['records.customers:read'], 'Reads customers')
  await give(member.id, 'OPERATOR', id)

  const { open, builtIn, custom } = await admin.roles.list()
  expect(open).toBe(true)
  expect(builtIn.map(({ role, members }) => [role, members])).toEqual([
    ['BILLING_ADMIN', 1],
    ['ORG_ADMIN', 0],
    ['MANAGER', 0],
    ['OPERATOR', 0],
  ])
  expect(custom).toMatchObject([
    { id, name: 'Reads customers', base: 'OPERATOR', members: 1, may: { change: true, archive: true } },
  ])
  expect(await admin.members.get({ userId: member.id })).toMatchObject({
    role: 'OPERATOR',
    customRoleId: id,
    customRoleName: 'Reads customers',
  })
  expect((await caller.records.list({ object: 'customers' })).items).toEqual([])
  expect(await refusalOf(caller.records.list({ object: 'deals' }))).toBe('FORBIDDEN')
  const write = { object: 'customers', data: { name: 'Anna' }, idempotencyKey: key() } as const
  expect(await refusalOf(caller.records.create(write))).toBe('FORBIDDEN')
  // What everyone may do stays.
  expect(await caller.company.current()).toMatchObject({ code: tenant.code, role: 'OPERATOR' })
})

test('an edit is seen by the very next request', async () => {
  const { admin, person, make, give } = await company()
  const { member, caller } = await person('OPERATOR')
  const { id } = await make('OPERATOR', ['records.customers:read'], 'Sees')
  await give(member.id, 'OPERATOR', id)
  for (let version = 1; version <= 20; version += 2) {
    await caller.records.list({ object: 'customers' })
    await admin.roles.change({ id, version, name: 'Sees', permissions: [] })
    expect(await refusalOf(caller.records.list({ object: 'customers' }))).toBe('FORBIDDEN')
    await admin.roles.change({
      id,
      version: version + 1,
      name: 'Sees',
      permissions: ['records.customers:read'],
    })
    await caller.records.list({ object: 'customers' })
  }
})

test('nobody gives more than they have, in a role, by a role, or by an invitation', async () => {
  const { admin, person, make, give } = await company()
  const narrow = await make('ORG_ADMIN', ['roles:manage', 'members:read', 'members:manage', 'members:invite'])
  const wide = await make('OPERATOR', ['records.customers:read'])
  const { member, caller } = await person('ORG_ADMIN')
  await give(member.id, 'ORG_ADMIN', narrow.id)
  const other = (await person('OPERATOR')).member
  const { version } = await admin.members.get({ userId: other.id })
  const asked = { name: 'Wide', base: 'OPERATOR', idempotencyKey: key() } as const

  expect(await refused(caller.roles.create({ ...asked, permissions: ['records.customers:read'] }))).toEqual({
    code: 'PERMISSION_ABOVE_OWN',
    permissions: ['records.customers:read'],
  })
  expect(await refusalOf(caller.roles.create({ ...asked, base: 'BILLING_ADMIN', permissions: [] }))).toBe(
    'ROLE_ABOVE_OWN',
  )
  const changes = [
    caller.roles.change({ id: wide.id, version: 1, name: 'Mine', permissions: [] }),
    caller.roles.archive({ id: wide.id, version: 1 }),
    caller.members.change({ userId: other.id, version, role: 'OPERATOR', customRoleId: wide.id }),
    caller.members.change({ userId: other.id, version, role: 'MANAGER' }),
    caller.members.invite({ email: 'more@example.com', role: 'ORG_ADMIN' }),
  ]
  expect(await Promise.all(changes.map(refusalOf))).toEqual(Array(5).fill('PERMISSION_ABOVE_OWN'))
  expect(await caller.members.choices()).toMatchObject({ roles: [], customRoles: [{ id: narrow.id }] })

  const basic = await caller.roles.create({ ...asked, permissions: [] })
  await caller.members.change({ userId: other.id, version, role: 'OPERATOR', customRoleId: basic.id })
})

test('a role is given only with the base it rests on', async () => {
  const { person, make, give, admin } = await company()
  const { member } = await person('OPERATOR')
  const { id } = await make('MANAGER', ['members:read'])
  expect(await refused(give(member.id, 'OPERATOR', id))).toMatchObject({
    code: 'INVALID_INPUT',
    fields: [{ path: 'customRoleId', code: 'other_base' }],
  })
  expect(await refused(give(member.id, 'OPERATOR', key()))).toMatchObject({
    fields: [{ path: 'customRoleId', code: 'unknown' }],
  })
  await give(member.id, 'MANAGER', id)
  // Not said: it stays with the role, and goes when the role does.
  const read = () => admin.members.get({ userId: member.id })
  await admin.members.change({ userId: member.id, version: (await read()).version, role: 'MANAGER' })
  expect(await read()).toMatchObject({ customRoleId: id })
  await admin.members.change({ userId: member.id, version: (await read()).version, role: 'OPERATOR' })
  expect(await read()).toMatchObject({ customRoleId: null })
})

test('one in use is not archived, and says by how many', async () => {
  const { admin, person, make, give } = await company()
  const { id } = await make('OPERATOR', [])
  const { member } = await person('OPERATOR')
  await give(member.id, 'OPERATOR', id)
  expect(await refused(admin.roles.archive({ id, version: 1 }))).toMatchObject({
    code: 'ROLE_IN_USE',
    members: 1,
  })
  await give(member.id, 'OPERATOR', null)
  await admin.roles.archive({ id, version: 1 })
  expect((await admin.roles.list()).custom).toEqual([])
  expect(await refused(give(member.id, 'OPERATOR', id))).toMatchObject({ code: 'INVALID_INPUT' })
})

test('a role that is given while it is archived is one or the other', async () => {
  const { admin, person, make, give } = await company()
  for (let round = 0; round < 5; round += 1) {
    const { id } = await make('OPERATOR', [])
    const { member } = await person('OPERATOR')
    const [given, archived] = await Promise.allSettled([
      give(member.id, 'OPERATOR', id),
      admin.roles.archive({ id, version: 1 }),
    ])
    expect([given.status, archived.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  }
})

test('after a downgrade roles stay in force, and are neither edited nor given', async () => {
  const { admin, person, make, give, downgrade } = await company()
  const { id } = await make('OPERATOR', ['records.customers:read'], 'Kept')
  const [kept, fresh] = [await person('OPERATOR'), await person('OPERATOR')]
  await give(kept.member.id, 'OPERATOR', id)
  await downgrade()

  expect(await refusalOf(kept.caller.records.list({ object: 'deals' }))).toBe('FORBIDDEN')
  expect(await refusalOf(make('OPERATOR', []))).toBe('CUSTOM_ROLES_LOCKED')
  expect(await refusalOf(admin.roles.change({ id, version: 1, name: 'New', permissions: [] }))).toBe(
    'CUSTOM_ROLES_LOCKED',
  )
  expect(await refusalOf(give(fresh.member.id, 'OPERATOR', id))).toBe('CUSTOM_ROLES_LOCKED')
  // Whoever has it can still be changed otherwise, and let out of it.
  await give(kept.member.id, 'OPERATOR', id)
  await give(kept.member.id, 'OPERATOR', null)
  expect(await admin.roles.list()).toMatchObject({
    open: false,
    custom: [{ may: { change: false, archive: true } }],
  })
  await admin.roles.archive({ id, version: 1 })
})

test('what is wrong is named', async () => {
  const { admin, make } = await company()
  await make('OPERATOR', [], 'Taken')
  const ask = (name: string, permissions: string[]) =>
    refused(
      admin.roles.create({
        name,
        base: 'OPERATOR',
        permissions: permissions as Permission[],
        idempotencyKey: key(),
      }),
    )
  expect(await ask('Taken', [])).toMatchObject({ fields: [{ path: 'name', code: 'taken' }] })
  expect(await ask('New', ['billing:manage'])).toMatchObject({
    fields: [{ path: 'permissions', code: 'beyond_base' }],
  })
  expect(await refusalOf(admin.roles.change({ id: key(), version: 1, name: 'x', permissions: [] }))).toBe(
    'NOT_FOUND',
  )
})

test('roles are for those who may manage them', async () => {
  const { person } = await company()
  const { caller } = await person('MANAGER')
  expect(await refusalOf(caller.roles.list())).toBe('FORBIDDEN')
})
