import {
  addAdmin,
  addTenant,
  asAdmin,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../kernel/index.ts'

let product: Product
let admin: { id: string }
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  admin = await addAdmin(product, 'sales')
  staff = await asAdmin(product, admin)
})
afterAll(() => product.close())

const newTenant = async () => {
  const tenant = await addTenant(product)
  await product.database.platform.execute(
    `update tenants set activation = 'pending_creation' where id = '${tenant.id}'`,
  )
  return tenant
}
const tokenOf = (url: string) => url.split('/').at(-1) ?? ''
const linksOf = async (tenantId: string) =>
  (await product.database.platform.query.onboardingLinks.findMany()).filter(
    (link) => link.tenantId === tenantId,
  )

test('the token is told once and kept as its hash', async () => {
  const tenantId = (await newTenant()).id
  expect(await staff.onboarding.currentLink({ tenantId })).toBeNull()
  const { url, expiresAt } = await staff.onboarding.makeLink({ tenantId })
  expect(url).toMatch(/^http:\/\/workspace\.test\/onboarding\/[\w-]{43}$/)
  expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(6.9 * 86_400_000)

  const current = await staff.onboarding.currentLink({ tenantId })
  expect(current).toMatchObject({ state: 'waiting', begun: false, usedAt: null })
  const [link] = await linksOf(tenantId)
  expect(link?.tokenHash).toBe(sha256(tokenOf(url)))
  const audit = (await product.database.platform.query.auditEntries.findMany()).filter(
    (entry) => entry.tenantId === tenantId,
  )
  expect(audit).toMatchObject([{ action: 'onboarding_link.made', actorId: admin.id }])
  for (const kept of [current, audit]) {
    expect(JSON.stringify(kept)).not.toContain(tokenOf(url))
    expect(JSON.stringify(kept)).not.toContain(link?.tokenHash)
  }
})

test('a new link ends the old, however many are made at once', async () => {
  const tenantId = (await newTenant()).id
  await Promise.all(Array.from({ length: 10 }, () => staff.onboarding.makeLink({ tenantId })))
  const last = await staff.onboarding.makeLink({ tenantId })
  const links = await linksOf(tenantId)
  expect(links).toHaveLength(11)
  const open = links.filter(({ replacedAt }) => replacedAt === null)
  expect(open.map(({ tokenHash }) => tokenHash)).toEqual([sha256(tokenOf(last.url))])
})

test('its state follows the clock', async () => {
  const tenantId = (await newTenant()).id
  await staff.onboarding.makeLink({ tenantId })
  const later = await asAdmin(product, admin, { now: new Date(Date.now() + 8 * 86_400_000) })
  expect(await later.onboarding.currentLink({ tenantId })).toMatchObject({ state: 'expired' })
})

test('a company in use gets none', async () => {
  const { id } = await addTenant(product)
  expect(await refusalOf(staff.onboarding.makeLink({ tenantId: id }))).toBe('ALREADY_ACTIVE')
})
