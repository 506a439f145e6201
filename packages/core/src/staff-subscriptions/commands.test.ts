import {
  addAdmin,
  addCompany,
  addTenant,
  asAdmin,
  asOwner,
  asUser,
  type Product,
  refusalOf,
  type TestTenant,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollContracts } from './clock/roll-contracts.ts'

let product: Product
let admin: { id: string }
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  admin = await addAdmin(product)
  staff = await asAdmin(product, admin)
})
afterAll(() => product.close())

const now = new Date('2026-03-16T00:00:00Z')
const at = (iso: string) => new Date(iso)
/** Staff at another time. */
const staffAt = (instant: Date) => asAdmin(product, admin, { now: instant })
const roll = (instant: Date) => rollContracts(testCall(product, { now: instant }))

const terms = (given: object = {}) =>
  ({ plan: 'basic', cycle: 'monthly', currency: 'CNY', ...given }) as const
const auditOf = async ({ id }: TestTenant) =>
  (await product.database.platform.query.auditEntries.findMany()).filter(({ tenantId }) => tenantId === id)
const get = ({ id: tenantId }: TestTenant) => staff.subscriptions.get({ tenantId })
const change = async (tenant: TestTenant) => {
  const { version } = await get(tenant)
  return { tenantId: tenant.id, version, reason: 'agreed by phone' }
}

/** A company with a contract that began on the first of March, in its own time zone. */
async function contracted(given: object = {}) {
  const tenant = await addTenant(product, { plan: 'trial', state: 'expired', timeZone: 'UTC' })
  await (await staffAt(now)).subscriptions.create({
    tenantId: tenant.id,
    version: 1,
    terms: terms(given),
    startsAt: '2026-03-01T00:00:00Z',
    reason: 'signed',
    idempotencyKey: crypto.randomUUID(),
  })
  return tenant
}

test('a company is sold a plan, once, and may use it at once', async () => {
  const { tenant, user } = await addCompany(product, {
    plan: 'trial',
    state: 'expired',
    timeZone: 'Asia/Shanghai',
  })
  const asked = { tenantId: tenant.id, terms: terms({ seats: 3 }), startsAt: null }
  const preview = await staff.subscriptions.previewCreate(asked)
  expect(preview).toMatchObject({
    price: { amount: 60_000 + 3 * 8_000 },
    isScheduled: false,
    terms: { planVersion: 1, seats: 3 },
    version: 1,
  })
  expect(preview.changes.map(({ feature }) => feature)).toContain('CRM')
  const caller = await asUser(product, user, tenant)
  expect((await caller.company.current()).modules.CRM).toBe('locked')
  const input = { ...asked, version: 1, reason: 'signed', idempotencyKey: crypto.randomUUID() }
  await Promise.all([staff.subscriptions.create(input), staff.subscriptions.create(input)])
  expect((await caller.company.current()).modules.CRM).toBe('open')
  const found = await get(tenant)
  expect(found).toMatchObject({
    source: 'manual',
    state: 'active',
    cycle: 'monthly',
    seats: 3,
    users: 13,
    price: { amount: 84_000 },
    may: { create: false, change: true, cancelNow: true, resume: false },
  })
  expect(await auditOf(tenant)).toMatchObject([
    { action: 'subscription.created', actorKind: 'admin', after: { reason: 'signed', seats: 3 } },
  ])
  const again = { ...input, version: found.version, idempotencyKey: crypto.randomUUID() }
  expect(await refusalOf(staff.subscriptions.create(again))).toBe('ALREADY_SUBSCRIBED')
})

test('a change at once charges what the preview said, or nothing', async () => {
  const tenant = await contracted()
  const caller = await staffAt(now)
  const asked = { tenantId: tenant.id, terms: terms({ plan: 'professional' }) }
  const preview = await caller.subscriptions.previewChange(asked)
  // 16 of the 31 days of March are left.
  expect(preview).toMatchObject({
    when: 'now',
    expected: 113_548,
    charge: { amount: 113_548, lines: [{ amount: -30_968 }, { amount: 144_516 }] },
    priceBefore: { amount: 60_000 },
    price: { amount: 280_000 },
    reckonedBy: 'us',
  })
  const { version, prorationAt, expected } = preview
  const input = {
    ...asked,
    version,
    expected,
    prorationAt: prorationAt?.toISOString() ?? null,
    reason: 'grows',
  }
  const wrong = { ...input, expected: 1 }
  expect(await refusalOf(caller.subscriptions.change(wrong))).toBe('PREVIEW_CHANGED')
  const late = await staffAt(at('2026-03-16T01:00:00Z'))
  expect(await refusalOf(late.subscriptions.change(input))).toBe('PREVIEW_CHANGED')
  expect(await auditOf(tenant)).toHaveLength(1)
  // A little later: as of the preview all the same.
  await (await staffAt(at('2026-03-16T00:05:00Z'))).subscriptions.change(input)
  expect((await auditOf(tenant)).at(-1)).toMatchObject({
    action: 'subscription.terms_changed',
    before: { plan: 'basic' },
    after: { plan: 'professional', charge: 113_548, reason: 'grows' },
  })
  expect(await refusalOf(caller.subscriptions.change(input))).toBe('VERSION_CONFLICT')
  expect(await refusalOf(caller.subscriptions.previewChange(asked))).toBe('SAME_TERMS')
})

test('a change when the period ends is called off, or comes, once, also after days off', async () => {
  const tenant = await contracted({ plan: 'professional', seats: 2 })
  const caller = await staffAt(now)
  const asked = { tenantId: tenant.id, terms: terms() }
  const { version, when, charge, expected } = await caller.subscriptions.previewChange(asked)
  expect({ when, charge, expected }).toEqual({ when: 'period_end', charge: null, expected: null })
  await caller.subscriptions.change({ ...asked, version, reason: 'shrinks' })
  expect((await get(tenant)).scheduled).toMatchObject({
    plan: 'basic',
    at: at('2026-04-01T00:00:00Z'),
    price: { amount: 60_000 },
  })
  await caller.subscriptions.callOff(await change(tenant))
  expect((await get(tenant)).scheduled).toBeNull()
  expect(await refusalOf(caller.subscriptions.callOff(await change(tenant)))).toBe('NOTHING_SCHEDULED')

  await caller.subscriptions.change({ ...asked, version: (await get(tenant)).version, reason: 'shrinks' })
  await roll(at('2026-03-31T23:59:59Z'))
  expect(await get(tenant)).toMatchObject({ plan: { key: 'professional' }, seats: 2 })
  const before = (await auditOf(tenant)).length
  const late = at('2026-06-10T00:00:00Z')
  await Promise.all([roll(late), roll(late), roll(late)])
  expect(await roll(late)).toBe(0)
  expect(await get(tenant)).toMatchObject({
    plan: { key: 'basic' },
    seats: 0,
    scheduled: null,
    period: { start: at('2026-06-01T00:00:00Z'), end: at('2026-07-01T00:00:00Z') },
  })
  expect((await auditOf(tenant)).slice(before).map(({ action, actorKind }) => [action, actorKind])).toEqual([
    ['subscription.terms_changed', 'system'],
    ['subscription.renewed', 'system'],
    ['subscription.renewed', 'system'],
  ])
})

test('what is to end has ended when it is over, whether or not a job ran', async () => {
  const tenant = await contracted()
  const caller = await staffAt(now)
  await caller.subscriptions.cancel({ ...(await change(tenant)), when: 'period_end' })
  const later = await staffAt(at('2026-04-01T00:00:00Z'))
  const stateAt = async () => (await later.subscriptions.get({ tenantId: tenant.id })).state
  expect(await stateAt()).toBe('cancelled')
  await caller.subscriptions.resume(await change(tenant))
  expect(await stateAt()).toBe('active')
  await caller.subscriptions.cancel({ ...(await change(tenant)), when: 'period_end' })
  await roll(at('2026-04-02T00:00:00Z'))
  expect(await get(tenant)).toMatchObject({
    state: 'cancelled',
    stateSince: at('2026-04-01T00:00:00Z'),
    endsAt: null,
    may: { create: true, resume: false, cancelNow: false },
  })
  expect(await refusalOf(caller.subscriptions.resume(await change(tenant)))).toBe('NOTHING_SCHEDULED')
})

test('a contract is paused, goes on, and is cancelled', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'professional' })
  const caller = await asUser(product, user, tenant)
  await staff.subscriptions.pause(await change(tenant))
  expect((await caller.company.current()).access).toBe('read_only')
  expect(await get(tenant)).toMatchObject({
    state: 'suspended',
    suspension: { cause: 'paused', reason: 'agreed by phone', from: 'active' },
    may: { unpause: true, pause: false },
  })
  await staff.subscriptions.unpause(await change(tenant))
  expect((await caller.company.current()).access).toBe('full')
  await staff.tenants.suspend({ tenantId: tenant.id, version: 3, reason: 'fraud' })
  expect(await refusalOf(staff.subscriptions.unpause(await change(tenant)))).toBe('WRONG_STATE')
  await staff.subscriptions.cancel({ ...(await change(tenant)), when: 'now' })
  expect((await caller.company.current()).access).toBe('billing_only')
})

test('a trial is extended, and sold for a day to come', async () => {
  const trialEndsAt = new Date(Date.now() + 86_400_000)
  const tenant = await addTenant(product, { plan: 'trial', state: 'trialing', trialEndsAt, timeZone: 'UTC' })
  await staff.subscriptions.extendTrial({ ...(await change(tenant)), days: 7 })
  expect((await get(tenant)).trialEndsAt).toEqual(new Date(trialEndsAt.getTime() + 7 * 86_400_000))
  const startsAt = new Date(Math.floor(Date.now() / 1000) * 1000 + 3 * 86_400_000)
  await staff.subscriptions.create({
    ...(await change(tenant)),
    terms: terms({ cycle: 'yearly' }),
    startsAt: startsAt.toISOString(),
    idempotencyKey: crypto.randomUUID(),
  })
  expect(await get(tenant)).toMatchObject({ state: 'trialing', scheduled: { plan: 'basic', at: startsAt } })
  await roll(new Date(startsAt.getTime() + 1_000))
  expect(await get(tenant)).toMatchObject({
    state: 'active',
    stateSince: startsAt,
    plan: { key: 'basic' },
    cycle: 'yearly',
    anchor: startsAt,
    trialEndsAt: null,
  })
})

test('nothing is changed of a deleted company, nor by who may not', async () => {
  const tenant = await contracted()
  const input = await change(tenant)
  const support = await asAdmin(product, await addAdmin(product, 'support'))
  expect((await support.subscriptions.get({ tenantId: tenant.id })).tenant.id).toBe(tenant.id)
  expect(await refusalOf(support.subscriptions.pause(input))).toBe('FORBIDDEN')
  await asOwner(product, `update tenants set deleted_at = now() where id = '${tenant.id}'`)
  expect(await refusalOf(staff.subscriptions.pause(input))).toBe('TENANT_DELETED')
  expect(await roll(at('2027-01-01T00:00:00Z')).then(() => get(tenant))).toMatchObject({
    period: { end: at('2026-04-01T00:00:00Z') },
  })
  expect(await refusalOf(staff.subscriptions.get({ tenantId: crypto.randomUUID() }))).toBe('NOT_FOUND')
})

test('without anybody who takes money a contract stays with us', async () => {
  const tenant = await contracted()
  const move = await refusalOf(staff.subscriptions.move({ ...(await change(tenant)), to: 'stripe' }))
  expect(move).toBe('NO_PAYMENT_PROVIDER')
  expect((await get(tenant)).may.moveToStripe).toBe(false)
})
