import {
  addAdmin,
  addOnboardingLink,
  addTenant,
  asAdmin,
  type Product,
  refusalOf,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emit } from '../kernel/index.ts'
import { primaryMoved } from '../people/index.ts'
import { capped } from './rules.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

test.each([
  [0, { count: 0, orMore: false }],
  [100, { count: 100, orMore: false }],
  [101, { count: 100, orMore: true }],
])('%i is told as %o', (counted, told) => {
  expect(capped(counted)).toEqual(told)
})

describe('the overview', () => {
  test('names the newest companies and counts what waits', async () => {
    const tenants = []
    for (let i = 0; i < 7; i++) tenants.push(await addTenant(product, { activation: 'pending_creation' }))
    const [one, other] = tenants
    if (!one || !other) throw new Error('tenants were made above')
    const past = new Date(Date.now() - 1000)
    await addOnboardingLink(product, one)
    await addOnboardingLink(product, other)
    await addOnboardingLink(product, one, { expiresAt: past })
    await addOnboardingLink(product, one, { usedAt: past })
    await addOnboardingLink(product, one, { replacedAt: past })
    const staff = await asAdmin(product, await addAdmin(product))
    const overview = await staff.system.overview()
    expect(overview.companies?.map(({ code }) => code)).toEqual(
      tenants
        .slice(-5)
        .reverse()
        .map(({ code }) => code),
    )
    expect(overview).toMatchObject({
      waitingLinks: { count: 2, orMore: false },
      failedMails: { count: 0, orMore: false },
      failedJobs: { count: 0, orMore: false },
    })
  })

  test('leaves out what one may not see', async () => {
    const finance = await asAdmin(product, await addAdmin(product, 'finance'))
    expect(await finance.system.overview()).toMatchObject({
      waitingLinks: null,
      failedMails: null,
      failedJobs: null,
    })
  })
})

describe('the system', () => {
  test('tells versions, settings as the server masked them, and jobs', async () => {
    await product.database.platformTransaction((tx) =>
      emit(tx, primaryMoved({ userId: 'u', fromTenantId: 'a', toTenantId: 'b' })),
    )
    const settings = [{ name: 'APP_SECRET', value: '••••••••', isSecret: true }]
    const admin = await addAdmin(product)
    const staff = await asAdmin(product, admin, { systemSettings: settings, version: '1.2.3' })
    const system = await staff.system.read()
    expect(system).toMatchObject({ version: '1.2.3', nodeVersion: process.versions.node, settings })
    expect(Number.parseInt(system.database.version, 10)).toBeGreaterThanOrEqual(15)
    expect(system.jobs).toEqual({
      waiting: { count: 1, orMore: false },
      retrying: { count: 0, orMore: false },
      failed: { count: 0, orMore: false },
    })
  })

  test('is for those who may see it', async () => {
    const sales = await asAdmin(product, await addAdmin(product, 'sales'))
    expect(await refusalOf(sales.system.read())).toBe('FORBIDDEN')
    expect(await refusalOf(sales.admins.list({}))).toBe('FORBIDDEN')
  })
})

test('staff are listed by username, with role and extra permissions', async () => {
  const admin = await addAdmin(product, 'super_admin')
  const staff = await asAdmin(product, admin)
  const { items } = await staff.admins.list({ query: admin.username.toUpperCase() })
  expect(items).toMatchObject([{ username: admin.username, role: 'super_admin', extraPermissions: [] }])
  expect(JSON.stringify(items)).not.toContain('$argon2')
  const all = await staff.admins.list({ role: 'sales' })
  expect(all.items.every(({ role }) => role === 'sales')).toBe(true)
})

test('the worker’s jobs can be counted and not read', async () => {
  const { database } = testCall(product)
  await expect(database.platform.execute('select * from graphile_worker.jobs')).rejects.toThrow()
})
