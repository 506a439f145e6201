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

async function company(given: Parameters<typeof addCompany>[1] = {}) {
  const { tenant, user } = await addCompany(product, given)
  const admin = await asUser(product, user, tenant)
  return { tenant, user, admin, settings: await admin.company.settings() }
}

test('settings are changed, and the page before sees them at once', async () => {
  const { admin, settings } = await company()
  await admin.company.change({ ...settings, name: '澄石商贸', timeZone: 'Asia/Tokyo', currency: 'JPY' })
  expect(await admin.company.settings()).toMatchObject({ name: '澄石商贸', currency: 'JPY', version: 2 })
  expect(await admin.company.current()).toMatchObject({ name: '澄石商贸', timeZone: 'Asia/Tokyo' })
})

test('the second of two editors is refused and told what the company holds now', async () => {
  const { admin, settings } = await company()
  await admin.company.change({ ...settings, name: 'First', shortName: 'F' })
  const second = admin.company.change({ ...settings, name: 'Second', taxNumber: '123' })
  await expect(second).rejects.toMatchObject({
    cause: {
      code: 'VERSION_CONFLICT',
      details: { current: { name: 'First', shortName: 'F', taxNumber: null, version: 2 } },
    },
  })
  expect(await admin.company.settings()).toMatchObject({ name: 'First', taxNumber: null })
})

test.each(['Mars/Olympus', '+08:00', 'asia', '', 'UTC\0', 'Asia/Shanghai; drop table'])(
  'a time zone %j is refused',
  async (timeZone) => {
    const { admin, settings } = await company()
    expect(await refusalOf(admin.company.change({ ...settings, timeZone }))).not.toBe('')
    expect((await admin.company.settings()).timeZone).toBe('Asia/Shanghai')
  },
)

test('a credit code belongs to one company, and trying codes is counted', async () => {
  const one = await company()
  await one.admin.company.change({ ...one.settings, creditCode: '91310000MA1FL0XK1T' })
  const other = await company()
  const take = (creditCode: string) => other.admin.company.change({ ...other.settings, creditCode })
  for (let attempt = 0; attempt < 10; attempt++) {
    expect(await refusalOf(take('91310000MA1FL0XK1T'))).toBe('CREDIT_CODE_TAKEN')
  }
  expect(await refusalOf(take('91310000MA1FL0XK2T'))).toBe('RATE_LIMITED')
})

test('nobody offers new members a role above their own first', async () => {
  const { tenant, user } = await addCompany(product, { role: 'ORG_ADMIN' })
  const admin = await asUser(product, user, tenant)
  const settings = await admin.company.settings()
  const raised = admin.company.change({ ...settings, defaultRole: 'BILLING_ADMIN' })
  expect(await refusalOf(raised)).toBe('ROLE_ABOVE_OWN')
  await admin.company.change({ ...settings, defaultRole: 'MANAGER' })
})

test('a manager neither sees nor changes settings', async () => {
  const { tenant } = await company()
  const user = await addUser(product)
  await addMember(product, tenant, user, { role: 'MANAGER' })
  const manager = await asUser(product, user, tenant)
  expect(await refusalOf(manager.company.settings())).toBe('FORBIDDEN')
})

test('usage counts seats with open invitations, and open stores', async () => {
  const { tenant, admin } = await company({ plan: 'professional' })
  const colleague = await addUser(product)
  await addMember(product, tenant, colleague)
  await addMember(product, tenant, await addUser(product), { status: 'disabled' })
  await admin.members.invite({ email: 'usage@example.com', role: 'OPERATOR' })
  await addStore(product, tenant)
  expect(await admin.company.usage()).toEqual({
    seats: { used: 3, invitations: 1, limit: 50 },
    stores: { used: 1, limit: 10 },
    limits: [
      { limit: 'users', used: 3, allowed: 50 },
      { limit: 'stores', used: 1, allowed: 10 },
      { limit: 'customers', used: 0, allowed: 5_000 },
      { limit: 'storage', used: 0, allowed: 100_000_000_000 },
    ],
    surplus: [],
  })
})

test('a company whose subscription has ended still tells where it stands', async () => {
  const { tenant, user } = await addCompany(product, { state: 'expired' })
  const admin = await asUser(product, user, tenant)
  expect(await admin.company.current()).toMatchObject({ access: 'billing_only' })
  expect(await admin.company.usage()).toMatchObject({ seats: { used: 1 } })
  expect(await refusalOf(admin.company.settings())).toBe('BILLING_ONLY')
  expect((await admin.modules.list()).every(({ state }) => state === 'locked')).toBe(true)
})
