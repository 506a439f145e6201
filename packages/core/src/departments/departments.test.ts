import {
  addCompany,
  addMember,
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

async function company() {
  const { tenant, user } = await addCompany(product)
  const admin = await asUser(product, user, tenant)
  const add = async (name: string, parentId: string | null = null) =>
    (await admin.departments.create({ name, parentId })).id
  return { tenant, user, admin, add }
}

test('departments form a tree that is listed by name, with the members in each', async () => {
  const { tenant, user, admin, add } = await company()
  const sales = await add('Sales')
  const east = await add('East', sales)
  await admin.members.change({
    userId: user.id,
    version: 1,
    role: 'BILLING_ADMIN',
    departmentId: east,
  })
  const gone = await addUser(product)
  await addMember(product, tenant, gone, { status: 'removed' })
  expect(await admin.departments.list({})).toMatchObject([
    { id: east, name: 'East', parentId: sales, members: 1 },
    { id: sales, name: 'Sales', parentId: null, members: 0 },
  ])
})

test('two moves at once never close a circle', async () => {
  const { admin, add } = await company()
  for (let round = 0; round < 10; round++) {
    const [a, b] = [await add(`a${round}`), await add(`b${round}`)]
    const answers = await Promise.allSettled([
      admin.departments.change({ id: a, version: 1, name: `a${round}`, parentId: b }),
      admin.departments.change({ id: b, version: 1, name: `b${round}`, parentId: a }),
    ])
    const refused = answers.filter((answer) => answer.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(refused[0]?.reason.cause.code).toBe('DEPARTMENT_CYCLE')
  }
})

test('the same name at once below the same parent is taken once', async () => {
  const { admin, add } = await company()
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => add('Kitchen')))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await admin.departments.list({})).toHaveLength(1)
})

test('the second of two editors is told what the first wrote', async () => {
  const { admin, add } = await company()
  const id = await add('Sales')
  await admin.departments.change({ id, version: 1, name: 'Sales east', parentId: null })
  const second = admin.departments.change({ id, version: 1, name: 'Sales west', parentId: null })
  await expect(second).rejects.toMatchObject({ cause: { details: { current: { name: 'Sales east' } } } })
})

test('only an empty department is archived, and it comes back to its place if that is open', async () => {
  const { user, admin, add } = await company()
  const sales = await add('Sales')
  const east = await add('East', sales)
  const members = (departmentId: string | null, version: number) =>
    admin.members.change({ userId: user.id, version, role: 'BILLING_ADMIN', departmentId })

  await expect(admin.departments.archive({ id: sales, version: 1 })).rejects.toMatchObject({
    cause: { code: 'DEPARTMENT_IN_USE', details: { members: 0, departments: 1 } },
  })
  await members(east, 1)
  await expect(admin.departments.archive({ id: east, version: 1 })).rejects.toMatchObject({
    cause: { details: { members: 1, departments: 0 } },
  })
  await members(null, 2)
  await admin.departments.archive({ id: east, version: 1 })
  expect(await admin.departments.list({ status: 'archived' })).toMatchObject([{ id: east }])
  await admin.departments.restore({ id: east, version: 2 })
  expect((await admin.departments.list({})).find(({ id }) => id === east)?.parentId).toBe(sales)

  await admin.departments.archive({ id: east, version: 3 })
  await admin.departments.archive({ id: sales, version: 1 })
  await admin.departments.restore({ id: east, version: 4 })
  expect(await admin.departments.list({})).toMatchObject([{ id: east, parentId: null }])
  expect(await refusalOf(add('x', sales))).toBe('INVALID_INPUT')
})

test('an operator reads departments and changes none', async () => {
  const { tenant, add } = await company()
  await add('Sales')
  const user = await addUser(product)
  await addMember(product, tenant, user)
  const operator = await asUser(product, user, tenant)
  expect(await operator.departments.list({})).toHaveLength(1)
  const made = operator.departments.create({ name: 'x' })
  expect(await refusalOf(made)).toBe('FORBIDDEN')
})

test('each change leaves one entry in the audit log, and none that changes nothing', async () => {
  const { tenant, user, add } = await company()
  // Each as a request of its own: entries are in the order of their instants.
  const admin = () => asUser(product, user, tenant)
  const id = await add('Sales')
  await (await admin()).departments.change({ id, version: 1, name: 'Selling', parentId: null })
  await (await admin()).departments.change({ id, version: 2, name: 'Selling', parentId: null })
  await (await admin()).departments.archive({ id, version: 2 })
  await (await admin()).departments.restore({ id, version: 3 })
  const settings = await (await admin()).company.settings()
  await (await admin()).company.change({ ...settings, shortName: 'S' })
  await (await admin()).company.change({ ...settings, shortName: 'S', version: 2 })
  const { items } = await (await admin()).audit.list({})
  expect(items.map(({ action }) => action)).toEqual([
    'company.changed',
    'department.restored',
    'department.archived',
    'department.changed',
    'department.created',
  ])
  const changed = await (await admin()).audit.get({ seq: 2 })
  expect(changed).toMatchObject({ before: { name: 'Sales' }, after: { name: 'Selling' } })
})
