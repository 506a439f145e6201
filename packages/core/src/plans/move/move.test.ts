import { randomUUID } from 'node:crypto'
import type { FeatureValue } from '@leasehold/catalog'
import {
  addAdmin,
  addCompany,
  addMember,
  addTenant,
  addUser,
  asAdmin,
  asOwner,
  asUser,
  type Product,
  refusalOf,
  type TestTenant,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { moveToVersion } from '../index.ts'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

const inEach = (text: string) => ({ en: text, 'zh-CN': text, ja: text })
let counter = 0
let plan: string

/** A plan with two versions: the second takes seats and opens a module. */
async function twoVersions(kind: 'plan' | 'addon' = 'plan') {
  const key = `moved${++counter}`
  const terms = (entitlements: Record<string, FeatureValue>) => ({
    entitlements,
    trialDays: null,
    cycles: [],
    prices: {},
    overages: {},
  })
  const details = { name: inEach(key), description: inEach(''), hidden: false, contactUs: false }
  const first = terms({ CRM: true, users: 3 })
  await staff.plans.create({ idempotencyKey: randomUUID(), key, kind, ...details, terms: first })
  await staff.plans.publish({ key, version: 1 })
  await staff.plans.saveDraft({ key, version: 2, terms: terms({ CRM: true, POS: true, users: 1 }) })
  await staff.plans.publish({ key, version: 3 })
  return key
}
beforeEach(async () => {
  plan = await twoVersions()
})

const changes = [
  { feature: 'POS', before: false, after: true, change: 'gained' },
  { feature: 'users', before: 3, after: 1, change: 'lost' },
]
const auditOf = async ({ id }: TestTenant) =>
  (await product.database.platform.query.auditEntries.findMany()).filter(({ tenantId }) => tenantId === id)
const waiting = async ({ id }: TestTenant) =>
  (await product.database.platform.query.syncRuns.findMany()).filter(({ tenantId }) => tenantId === id)
const move = (tenant: TestTenant, planVersion = 2) =>
  staff.plans.move({ tenantId: tenant.id, plan, planVersion })

test('a company is moved after a preview that says what happens', async () => {
  const { tenant, user } = await addCompany(product, { plan })
  for (const _ of [1, 2]) await addMember(product, tenant, await addUser(product))
  const { items, totals } = await staff.plans.previewMove({
    plan,
    planVersion: 2,
    who: { tenantId: tenant.id },
  })
  const surplus = [{ limit: 'users', used: 3, allowed: 1, isNew: true }]
  expect(items).toMatchObject([{ id: tenant.id, code: tenant.code, moves: true, changes, surplus }])
  expect(totals).toMatchObject({ tenants: 1, isComplete: true, newlyOver: 1 })
  expect(await auditOf(tenant)).toEqual([])

  const caller = await asUser(product, user, tenant)
  expect((await caller.company.current()).modules.POS).toBe('locked')
  expect(await move(tenant)).toEqual({ changed: true, when: 'now' })
  expect((await caller.company.current()).modules.POS).toBe('open')
  expect(await auditOf(tenant)).toMatchObject([
    {
      action: 'subscription.plan_changed',
      before: { plan, planVersion: 1 },
      after: { plan, planVersion: 2 },
    },
  ])
  expect(await waiting(tenant)).toMatchObject([{ cause: 'plan_changed', state: 'waiting' }])

  expect(await move(tenant)).toEqual({ changed: false, when: null })
  expect(await auditOf(tenant)).toHaveLength(1)
  const again = await staff.plans.previewMove({ plan, planVersion: 2, who: { tenantId: tenant.id } })
  expect(again.items).toMatchObject([{ moves: false, changes: [] }])
  expect(await move(tenant, 1)).toEqual({ changed: true, when: 'now' })
})

test('all of a version are shown page by page, with totals; state and trial stay', async () => {
  const trialEndsAt = new Date(Date.now() + 86_400_000)
  const on = [
    await addTenant(product, { plan }),
    await addTenant(product, { plan, state: 'trialing', trialEndsAt }),
    await addTenant(product, { plan, state: 'suspended' }),
  ]
  const deleted = await addTenant(product, { plan })
  await asOwner(product, `update tenants set deleted_at = now() where id = '${deleted.id}'`)
  await addTenant(product)
  const input = { plan, planVersion: 2, who: { from: 1 }, limit: 2 }
  const first = await staff.plans.previewMove(input)
  const second = await staff.plans.previewMove({ ...input, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(on.map(({ id }) => id))
  expect([...first.items, ...second.items].every(({ moves }) => moves)).toBe(true)
  expect(second).toMatchObject({ totals: null, next: null })
  expect(first.totals).toEqual({
    tenants: 3,
    isComplete: true,
    newlyOver: 0,
    features: [
      { feature: 'POS', gained: 3, lost: 0 },
      { feature: 'users', gained: 0, lost: 3 },
    ],
  })
  const listed = await staff.plans.tenants({ plan, planVersion: 1 })
  expect(listed.items.map(({ tenantId, state }) => [tenantId, state])).toEqual([
    [deleted.id, 'active'],
    [on[2]?.id, 'suspended'],
    [on[1]?.id, 'trialing'],
    [on[0]?.id, 'active'],
  ])
  for (const tenant of on) await move(tenant)
  const { contract } = await staff.tenants.get({ tenantId: on[1]?.id ?? '' })
  expect(contract).toMatchObject({ plan, state: 'trialing', trialEndsAt })
  expect((await staff.plans.get({ key: plan })).versions).toMatchObject([
    { number: 2, tenants: 3 },
    { number: 1, tenants: 1 },
  ])
})

test('an add-on moves too, however often it is stacked', async () => {
  const addOn = await twoVersions('addon')
  const tenant = await addTenant(product, { plan: 'basic' })
  for (const quantity of [1, 2]) {
    await asOwner(
      product,
      `insert into subscription_add_ons (tenant_id, id, plan, plan_version, quantity)
       values ('${tenant.id}', '${randomUUID()}', '${addOn}', 1, ${quantity})`,
    )
  }
  const target = { plan: addOn, planVersion: 2 }
  const { items } = await staff.plans.previewMove({ ...target, who: { from: 1 } })
  expect(items).toMatchObject([
    {
      id: tenant.id,
      changes: [
        { feature: 'POS', change: 'gained' },
        { feature: 'users', before: 19, after: 13, change: 'lost' },
      ],
    },
  ])
  expect((await staff.plans.tenants({ plan: addOn, planVersion: 1 })).items).toMatchObject([{ quantity: 3 }])
  expect(await staff.plans.move({ tenantId: tenant.id, ...target })).toEqual({ changed: true, when: 'now' })
  expect((await staff.plans.get({ key: addOn })).versions).toMatchObject([{ tenants: 1 }, { tenants: 0 }])
})

test('what cannot be moved is refused, or left as it is', async () => {
  const [other, deleted] = [await addTenant(product), await addTenant(product, { plan })]
  await asOwner(product, `update tenants set deleted_at = now() where id = '${deleted.id}'`)
  expect(await move(other)).toEqual({ changed: false, when: null })
  expect(await refusalOf(move(deleted))).toBe('TENANT_DELETED')
  expect(await refusalOf(move(other, 3))).toBe('NOT_FOUND')
  expect(await refusalOf(staff.plans.move({ tenantId: randomUUID(), plan, planVersion: 2 }))).toBe(
    'NOT_FOUND',
  )
  const unknown = { plan, planVersion: 9, who: { from: 1 } }
  expect(await refusalOf(staff.plans.previewMove(unknown))).toBe('NOT_FOUND')
})

test('a job moves a company as the system, once', async () => {
  const tenant = await addTenant(product, { plan })
  const run = () =>
    product.database.platformTransaction((tx) =>
      moveToVersion({ ...testCall(product), tx }, tenant.id, { plan, planVersion: 2 }),
    )
  expect((await Promise.all([run(), run(), run()])).filter(Boolean)).toHaveLength(1)
  expect(await auditOf(tenant)).toHaveLength(1)
})
