import {
  addAdmin,
  addTenant,
  asAdmin,
  type Product,
  refusalOf,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntitlements } from '../entitlements/index.ts'

let product: Product
let admin: { id: string }
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  admin = await addAdmin(product)
  staff = await asAdmin(product, admin)
})
afterAll(() => product.close())

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

const auditOf = async (tenantId: string) =>
  (await product.database.platform.query.auditEntries.findMany())
    .filter((entry) => entry.tenantId === tenantId)
    .toSorted((a, b) => a.seq - b.seq)
const runsOf = async (tenantId: string) =>
  (await product.database.platform.query.syncRuns.findMany()).filter((run) => run.tenantId === tenantId)

const resolved = async (tenantId: string, now = new Date()) => {
  const { version, entitlements } = await readEntitlements(testCall(product, { now }), tenantId)
  return { version, of: (feature: string) => entitlements.features.get(feature)?.value, entitlements }
}

/** Refused with this field named. */
const field = (path: string, code: string) => ({
  cause: { code: 'INVALID_INPUT', details: { fields: [{ path, code }] } },
})

describe('overrides', () => {
  const set = (tenantId: string, given: object = {}) =>
    staff.entitlements.setOverride({
      tenantId,
      feature: 'POS',
      value: true,
      reason: 'pilot',
      endsAt: null,
      ...given,
    })

  test('grant a feature at once: version raised, one audit row, a sync run asked for', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    const before = await resolved(tenantId)
    expect(before.of('POS')).toBeUndefined()
    const { id, changed } = await set(tenantId, { endsAt: inDays(3) })
    expect(changed).toBe(true)
    const after = await resolved(tenantId)
    expect(after.of('POS')).toBe(true)
    expect(after.version).toBe(before.version + 1)
    expect(await auditOf(tenantId)).toMatchObject([
      {
        action: 'override.set',
        resource: 'override',
        resourceId: id,
        actorId: admin.id,
        after: { feature: 'POS', value: true, reason: 'pilot' },
      },
    ])
    expect(await runsOf(tenantId)).toMatchObject([{ cause: 'override_changed', state: 'waiting' }])
  })

  test('said twice is kept once', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    const first = await set(tenantId)
    expect(await set(tenantId, { reason: 'again' })).toEqual({ id: first.id, changed: false })
    expect(await auditOf(tenantId)).toHaveLength(1)
    const taken = await set(tenantId, { value: false })
    expect(taken.changed).toBe(true)
    // What it said before is news again once something else was said.
    expect((await set(tenantId)).id).not.toBe(first.id)
  })

  test('taking one back brings back what was before', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    await set(tenantId, { feature: 'users', value: 20 })
    const { id } = await set(tenantId, { feature: 'users', value: 2 })
    expect((await resolved(tenantId)).of('users')).toBe(2)
    expect(await staff.entitlements.revokeOverride({ tenantId, id })).toEqual({ changed: true })
    expect((await resolved(tenantId)).of('users')).toBe(20)
    expect(await staff.entitlements.revokeOverride({ tenantId, id })).toEqual({ changed: false })
    expect((await auditOf(tenantId)).map(({ action }) => action)).toEqual([
      'override.set',
      'override.set',
      'override.revoked',
    ])
  })

  test('begin and end at their instants', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    await set(tenantId, { startsAt: inDays(1), endsAt: inDays(2) })
    expect((await resolved(tenantId)).of('POS')).toBeUndefined()
    expect((await resolved(tenantId, new Date(Date.now() + 1.5 * day))).of('POS')).toBe(true)
    expect((await resolved(tenantId, new Date(Date.now() + 2.5 * day))).of('POS')).toBeUndefined()
  })

  test.each([
    [{ feature: 'teleport' }, 'feature', 'unknown'],
    [{ value: 5 }, 'value', 'feature_value'],
    [{ value: null }, 'value', 'feature_value'],
    [{ feature: 'users', value: true }, 'value', 'feature_value'],
    [{ endsAt: inDays(-1) }, 'endsAt', 'in_the_past'],
    [{ startsAt: inDays(2), endsAt: inDays(1) }, 'endsAt', 'ends_before_start'],
    [{ startsAt: inDays(2), endsAt: inDays(2) }, 'endsAt', 'ends_before_start'],
  ])('%j is refused, and nothing changes', async (given, path, code) => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    await expect(set(tenantId, given)).rejects.toMatchObject(field(path, code))
    expect(await auditOf(tenantId)).toEqual([])
  })

  test.each([
    { reason: '' },
    { value: -1 },
    { value: 1.5 },
    { value: 'yes' },
    { endsAt: 'tomorrow' },
    { feature: 'a b' },
  ])('%j is refused before anything is read', async (given) => {
    const { id: tenantId } = await addTenant(product)
    await expect(set(tenantId, given)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('the later one wins, however many come at once', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    for (let round = 0; round < 3; round++) {
      const values = Array.from({ length: 10 }, (_, i) => round * 100 + i)
      await Promise.all(values.map((value) => set(tenantId, { feature: 'users', value })))
      const told = (await auditOf(tenantId)).at(-1)?.after as { value: number }
      expect((await resolved(tenantId)).of('users')).toBe(told.value)
    }
  })

  test('another company’s override is not there', async () => {
    const [mine, other] = [await addTenant(product), await addTenant(product)]
    const { id } = await set(other.id, { value: false })
    expect(await refusalOf(staff.entitlements.revokeOverride({ tenantId: mine.id, id }))).toBe('NOT_FOUND')
  })
})

describe('a plan with one click', () => {
  test('is applied once, and having it already is no error', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    expect(await staff.entitlements.applyPlan({ tenantId, plan: 'professional', reason: 'sold' })).toEqual({
      changed: true,
    })
    expect(await staff.entitlements.applyPlan({ tenantId, plan: 'professional' })).toEqual({ changed: false })
    expect((await resolved(tenantId)).of('POS')).toBe(true)
    expect(await auditOf(tenantId)).toMatchObject([
      {
        action: 'subscription.plan_changed',
        before: { plan: 'basic' },
        after: { plan: 'professional', reason: 'sold' },
      },
    ])
    expect(await runsOf(tenantId)).toMatchObject([{ cause: 'plan_changed' }])
  })

  test('sells what was on trial, in the same plan and version too', async () => {
    const trialEndsAt = new Date(Date.now() + day)
    const { id: tenantId } = await addTenant(product, { plan: 'basic', state: 'trialing', trialEndsAt })
    expect(await staff.entitlements.applyPlan({ tenantId, plan: 'basic' })).toEqual({ changed: true })
    expect((await resolved(tenantId)).entitlements.state).toBe('active')
  })

  test('that there is not, or not on its own, is refused', async () => {
    const { id: tenantId } = await addTenant(product)
    const gold = staff.entitlements.applyPlan({ tenantId, plan: 'gold' })
    await expect(gold).rejects.toMatchObject(field('plan', 'unknown'))
  })
})

test('nothing is changed of a deleted company, nor of one that there is not', async () => {
  const { id: tenantId, code } = await addTenant(product)
  await staff.tenants.delete({ tenantId, confirmation: code, reason: 'gone' })
  expect(await refusalOf(staff.entitlements.applyPlan({ tenantId, plan: 'basic' }))).toBe('TENANT_DELETED')
  const nobody = staff.entitlements.applyPlan({ tenantId: crypto.randomUUID(), plan: 'basic' })
  expect(await refusalOf(nobody)).toBe('NOT_FOUND')
})

test('sales may, support may not', async () => {
  const { id: tenantId } = await addTenant(product, { plan: 'basic' })
  const sales = await asAdmin(product, await addAdmin(product, 'sales'))
  expect((await sales.entitlements.applyPlan({ tenantId, plan: 'professional' })).changed).toBe(true)
  const support = await asAdmin(product, await addAdmin(product, 'support'))
  expect(await refusalOf(support.entitlements.applyPlan({ tenantId, plan: 'basic' }))).toBe('FORBIDDEN')
})
