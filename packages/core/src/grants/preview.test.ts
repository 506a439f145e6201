import { randomUUID } from 'node:crypto'
import type { GrantChange } from '@leasehold/contracts'
import { plans, planVersions } from '@leasehold/db'
import {
  addAdmin,
  addCompany,
  addMember,
  addTenant,
  addUser,
  asAdmin,
  type Product,
  refusalOf,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
  const named = (name: string) => ({ en: name, 'zh-CN': name, ja: name })
  const sell = async (key: string, entitlements: Record<string, number | boolean | null>, onSale = true) => {
    const described = { name: named(key), description: named('') }
    await product.database.platformTransaction(async (tx) => {
      await tx.insert(plans).values({ key, kind: 'addon', ...described, onSale, latest: 1 })
      const terms = { entitlements, trialDays: null, cycles: [], prices: {}, overages: {} }
      await tx.insert(planVersions).values({ plan: key, number: 1, terms })
    })
  }
  await sell('ten_seats', { users: 10 })
  await sell('till', { POS: true })
  await sell('old_seats', { users: 1 }, false)
})
afterAll(() => product.close())

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const auditOf = async (tenantId: string) =>
  (await product.database.platform.query.auditEntries.findMany())
    .filter((entry) => entry.tenantId === tenantId)
    .toSorted((a, b) => a.seq - b.seq)
const featureOf = async (tenantId: string, key: string) =>
  (await staff.entitlements.get({ tenantId })).features.find((feature) => feature.key === key)
const add = (tenantId: string, given: object = {}) =>
  staff.entitlements.addAddOn({
    tenantId,
    plan: 'ten_seats',
    quantity: 1,
    endsAt: null,
    idempotencyKey: randomUUID(),
    ...given,
  })

describe('add-ons', () => {
  test('stack, change their quantity, and are taken off, with one audit row each', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    const { id } = await add(tenantId, { quantity: 2 })
    expect(await featureOf(tenantId, 'users')).toMatchObject({
      value: 30,
      used: 0,
      sources: [
        { kind: 'plan', plan: 'basic', value: 10 },
        { kind: 'add_on', id, plan: 'ten_seats', quantity: 2, value: 10, planName: { en: 'ten_seats' } },
      ],
    })
    const change = () => staff.entitlements.changeAddOn({ tenantId, id, quantity: 3 })
    expect(await change()).toEqual({ changed: true })
    expect(await change()).toEqual({ changed: false })
    expect((await featureOf(tenantId, 'users'))?.value).toBe(40)
    await staff.entitlements.removeAddOn({ tenantId, id, reason: 'not needed' })
    expect((await featureOf(tenantId, 'users'))?.value).toBe(10)
    expect(await refusalOf(staff.entitlements.removeAddOn({ tenantId, id }))).toBe('NOT_FOUND')
    expect((await auditOf(tenantId)).map(({ action }) => action)).toEqual([
      'add_on.added',
      'add_on.changed',
      'add_on.removed',
    ])
    const { addOns, version } = await staff.entitlements.get({ tenantId })
    expect(addOns).toMatchObject([{ id, state: 'revoked', removedBy: { name: expect.any(String) } }])
    expect(version).toBe(5)
  })

  test('asked for twice with one key, one is added', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    const idempotencyKey = randomUUID()
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(tenantId, { idempotencyKey })))
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
    expect((await staff.entitlements.get({ tenantId })).addOns).toHaveLength(1)
  })

  test.each([
    [{ plan: 'basic' }, 'PLAN_NOT_ON_SALE'],
    [{ plan: 'old_seats' }, 'PLAN_NOT_ON_SALE'],
    [{ plan: 'nothing' }, 'INVALID_INPUT'],
    [{ endsAt: inDays(-1) }, 'INVALID_INPUT'],
  ])('%j is refused', async (given, code) => {
    const { id: tenantId } = await addTenant(product)
    expect(await refusalOf(add(tenantId, given))).toBe(code)
  })

  test('none of something is not an add-on', async () => {
    const { id: tenantId } = await addTenant(product)
    await expect(add(tenantId, { quantity: 0 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

test('the page shows every feature, also those worth nothing, and what was granted with its history', async () => {
  const { id: tenantId } = await addTenant(product, { plan: 'basic' })
  const set = (value: boolean) =>
    staff.entitlements.setOverride({ tenantId, feature: 'POS', value, reason: 'pilot', endsAt: inDays(2) })
  const first = await set(true)
  const second = await set(false)
  await staff.entitlements.revokeOverride({ tenantId, id: second.id })
  const shown = await staff.entitlements.get({ tenantId })
  expect(shown.features.find(({ key }) => key === 'HR')).toMatchObject({
    value: false,
    sources: [],
    used: null,
  })
  expect(shown.features.find(({ key }) => key === 'POS')).toMatchObject({
    value: true,
    kind: 'switch',
    name: { ja: 'POS レジ' },
    sources: [{ kind: 'override', id: first.id, reason: 'pilot', createdBy: { name: expect.any(String) } }],
  })
  expect(shown.overrides).toMatchObject([
    { id: first.id, state: 'current', inForce: true },
    { id: second.id, state: 'revoked', inForce: false, revokedBy: { name: expect.any(String) } },
  ])
  expect(shown).toMatchObject({
    access: 'full',
    reason: { code: 'active' },
    plan: { key: 'basic', version: 1 },
    may: { manage: true },
  })
  const support = await asAdmin(product, await addAdmin(product, 'support'))
  expect((await support.entitlements.get({ tenantId })).may.manage).toBe(false)
  expect(await refusalOf(staff.entitlements.get({ tenantId: randomUUID() }))).toBe('NOT_FOUND')
})

describe('a preview', () => {
  const preview = (tenantId: string, change: GrantChange) =>
    staff.entitlements.preview({ tenantId, change: JSON.parse(JSON.stringify(change)) })

  test('names what a smaller plan takes, and what no longer fits, and writes nothing', async () => {
    const { tenant } = await addCompany(product, { plan: 'professional' })
    for (let i = 0; i < 11; i++) await addMember(product, tenant, await addUser(product))
    const before = await staff.entitlements.get({ tenantId: tenant.id })
    const shown = await preview(tenant.id, { kind: 'apply_plan', plan: 'basic' })
    expect(shown.changes).toContainEqual(
      expect.objectContaining({ feature: 'POS', before: true, after: false, change: 'lost', kind: 'switch' }),
    )
    expect(shown.surplus).toEqual([{ limit: 'users', used: 12, allowed: 10, over: 2, isNew: true }])
    expect(shown.after).toMatchObject({ plan: 'basic', planName: { en: 'Basic' } })
    expect(await staff.entitlements.get({ tenantId: tenant.id })).toEqual(before)
    expect(await auditOf(tenant.id)).toEqual([])
  })

  test('of what begins later is of then', async () => {
    const { id } = await addTenant(product, { plan: 'basic' })
    const startsAt = new Date(inDays(5))
    const change = { kind: 'set_override', feature: 'POS', value: true, startsAt, endsAt: null } as const
    expect(await preview(id, change)).toMatchObject({ changes: [{ feature: 'POS' }], startsAt })
  })

  test('refuses what the command would refuse', async () => {
    const { id } = await addTenant(product, { state: 'past_due' })
    expect(await refusalOf(preview(id, { kind: 'apply_plan', plan: 'trial' }))).toBe('WRONG_STATE')
    expect(await refusalOf(staff.entitlements.applyPlan({ tenantId: id, plan: 'trial' }))).toBe('WRONG_STATE')
    expect(await refusalOf(preview(id, { kind: 'revoke_override', id: randomUUID() }))).toBe('NOT_FOUND')
  })

  /** What is compared: everything but when it was made. */
  const shape = async (tenantId: string) =>
    (await staff.entitlements.get({ tenantId })).features.map(({ key, value }) => ({ key, value }))

  test('says what the command then does, for each kind of change', async () => {
    const { id: tenantId } = await addTenant(product, { plan: 'basic' })
    const standing = await staff.entitlements.setOverride({
      tenantId,
      feature: 'stores',
      value: 3,
      reason: 'pilot',
      endsAt: null,
    })
    const { id: addOn } = await add(tenantId)
    const reason = 'as shown'
    const cases: [GrantChange, () => Promise<unknown>][] = [
      [
        { kind: 'set_override', feature: 'HR', value: true, startsAt: null, endsAt: null },
        () => staff.entitlements.setOverride({ tenantId, feature: 'HR', value: true, reason, endsAt: null }),
      ],
      [
        { kind: 'revoke_override', id: standing.id },
        () => staff.entitlements.revokeOverride({ tenantId, id: standing.id }),
      ],
      [
        { kind: 'add_add_on', plan: 'till', quantity: 1, endsAt: null },
        () => add(tenantId, { plan: 'till' }),
      ],
      [
        { kind: 'change_add_on', id: addOn, quantity: 4 },
        () => staff.entitlements.changeAddOn({ tenantId, id: addOn, quantity: 4 }),
      ],
      [{ kind: 'remove_add_on', id: addOn }, () => staff.entitlements.removeAddOn({ tenantId, id: addOn })],
      [
        { kind: 'apply_plan', plan: 'enterprise' },
        () => staff.entitlements.applyPlan({ tenantId, plan: 'enterprise' }),
      ],
    ]
    for (const [change, make] of cases) {
      const before = await shape(tenantId)
      const { changes } = await preview(tenantId, change)
      await make()
      const after = await shape(tenantId)
      const changed = before.flatMap(({ key, value }, i) =>
        after[i]?.value === value ? [] : [{ feature: key, before: value, after: after[i]?.value }],
      )
      expect(changed.length, change.kind).toBeGreaterThan(0)
      expect(
        changes.map(({ feature, before: was, after: is }) => ({ feature, before: was, after: is })),
        change.kind,
      ).toEqual(changed.toSorted((a, b) => (a.feature < b.feature ? -1 : 1)))
    }
  })
})
