import { subscriptionRequests } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { addAdmin, addCompany, asAdmin, asUser, refusalOf, testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buy, payingCompany } from './paying.fixture.ts'

let product: PayingProduct
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct({ stripe: true })
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

/** Staff who come anew, so that their time goes on. */
const now = async () => asAdmin(product, await addAdmin(product))
const get = (tenantId: string) => staff.subscriptions.get({ tenantId })
const change = async (tenantId: string) => {
  const { version } = await get(tenantId)
  return { tenantId, version, reason: 'agreed by phone' }
}
const terms = (given: object = {}) =>
  ({ plan: 'professional', cycle: 'monthly', currency: 'CNY', ...given }) as const

const paying = (given: { keepTrial?: boolean } = {}) => payingCompany(product, given)

test('staff change what Stripe holds, and see what Stripe reckons', async () => {
  const { tenantId } = await paying()
  expect(await get(tenantId)).toMatchObject({
    source: 'stripe',
    state: 'active',
    price: { amount: 280_000 },
    may: { change: true, moveToManual: true, create: false },
  })
  const asked = { tenantId, terms: terms({ seats: 3 }) }
  // Stripe prorates within the period, which began after the first of staff came.
  const caller = await now()
  const preview = await caller.subscriptions.previewChange(asked)
  expect(preview).toMatchObject({ when: 'now', reckonedBy: 'stripe', price: { amount: 304_000 } })
  expect(preview.charge?.amount).toBe(preview.expected)
  const { version, expected, prorationAt } = preview
  const given = { version, expected, prorationAt: prorationAt?.toISOString() ?? null, reason: 'grows' }
  const { requestId } = await caller.subscriptions.change({ ...asked, ...given })
  const waits = await get(tenantId)
  expect(waits).toMatchObject({ seats: 0, request: { id: requestId, kind: 'change', reason: 'grows' } })
  expect(waits.may).toMatchObject({ change: false, isUnderWay: true })
  const other = staff.subscriptions.pause(await change(tenantId))
  expect(await refusalOf(other)).toBe('CHANGE_UNDER_WAY')
  await runJobs(product)
  expect(await get(tenantId)).toMatchObject({ seats: 3, users: 53, request: null, source: 'stripe' })
  const { items } = await staff.subscriptions.timeline({ tenantId })
  expect(items.map(({ kind }) => kind)).toContain('request')
})

test('what is scheduled, ended and paused at Stripe is taken back', async () => {
  const { tenantId } = await paying()
  await staff.subscriptions.change({ ...(await change(tenantId)), terms: terms({ plan: 'basic' }) })
  await runJobs(product)
  expect((await get(tenantId)).scheduled).toMatchObject({ plan: 'basic', price: { amount: 60_000 } })
  await staff.subscriptions.callOff(await change(tenantId))
  await runJobs(product)
  expect((await get(tenantId)).scheduled).toBeNull()

  await staff.subscriptions.cancel({ ...(await change(tenantId)), when: 'period_end' })
  await runJobs(product)
  const ending = await get(tenantId)
  expect(ending.endsAt).toEqual(ending.period?.end)
  await staff.subscriptions.resume(await change(tenantId))
  await runJobs(product)
  expect((await get(tenantId)).endsAt).toBeNull()

  await staff.subscriptions.pause(await change(tenantId))
  await runJobs(product)
  expect(await get(tenantId)).toMatchObject({ state: 'suspended', suspension: { cause: 'paused' } })
  await staff.subscriptions.unpause(await change(tenantId))
  await runJobs(product)
  expect((await get(tenantId)).state).toBe('active')

  await staff.subscriptions.cancel({ ...(await change(tenantId)), when: 'now' })
  await runJobs(product)
  expect(await get(tenantId)).toMatchObject({ state: 'cancelled', may: { create: true } })
})

test('a trial at Stripe gets more days', async () => {
  const { tenantId } = await paying({ keepTrial: true })
  const { trialEndsAt, state } = await get(tenantId)
  expect(state).toBe('trialing')
  await staff.subscriptions.extendTrial({ ...(await change(tenantId)), days: 7 })
  await runJobs(product)
  const later = (await get(tenantId)).trialEndsAt
  expect(later && trialEndsAt && later.getTime() - trialEndsAt.getTime()).toBe(7 * 86_400_000)
})

test('from Stripe to us without a gap, on the same terms', async () => {
  const { tenantId, tenant, user } = await paying()
  const before = await get(tenantId)
  await staff.subscriptions.move({ ...(await change(tenantId)), to: 'manual' })
  await runJobs(product)
  // It ends at Stripe, and goes on for the company.
  expect(await get(tenantId)).toMatchObject({
    source: 'stripe',
    movesTo: 'manual',
    endsAt: null,
    state: 'active',
  })
  for (const by of ['month', 'day'] as const) {
    await (await now()).billing.advanceClock({ tenantId, by })
    await runJobs(product)
  }
  const after = await get(tenantId)
  expect(after).toMatchObject({
    source: 'manual',
    movesTo: null,
    state: 'active',
    plan: { key: 'professional' },
    price: { amount: 280_000 },
    period: { start: before.period?.end },
  })
  expect((await (await asUser(product, user, tenant)).company.current()).access).toBe('full')
  // Stripe's own, looked at again, changes nothing any more.
  const { customer } = after.stripe
  expect(customer).not.toBeNull()
  await staff.subscriptions.cancel({ ...(await change(tenantId)), when: 'now' })
  expect((await get(tenantId)).state).toBe('cancelled')
})

test('a contract that is to go to us, and is not after all', async () => {
  const { tenantId } = await paying()
  await staff.subscriptions.move({ ...(await change(tenantId)), to: 'manual' })
  await runJobs(product)
  await staff.subscriptions.callOff({ ...(await change(tenantId)), what: 'move' })
  await runJobs(product)
  expect(await get(tenantId)).toMatchObject({ movesTo: null, endsAt: null, request: null })
  for (const by of ['month', 'day'] as const) {
    await (await now()).billing.advanceClock({ tenantId, by })
    await runJobs(product)
  }
  expect(await get(tenantId)).toMatchObject({ source: 'stripe', state: 'active' })
})

test('what Stripe was not told to let go stays with Stripe, and may be asked again', async () => {
  const { tenantId } = await paying()
  const { requestId } = await staff.subscriptions.move({ ...(await change(tenantId)), to: 'manual' })
  expect((await get(tenantId)).movesTo).toBe('manual')
  // Too old to be asked without doing it twice.
  const aged = { createdAt: new Date(Date.now() - 23 * 3_600_000) }
  const { platform } = product.database
  await platform
    .update(subscriptionRequests)
    .set(aged)
    .where(eq(subscriptionRequests.id, requestId ?? ''))
  await runJobs(product)
  expect(await get(tenantId)).toMatchObject({ source: 'stripe', movesTo: null, endsAt: null })
  await staff.subscriptions.move({ ...(await change(tenantId)), to: 'manual' })
  await runJobs(product)
  expect(await get(tenantId)).toMatchObject({ source: 'stripe', movesTo: 'manual', request: null })
})

test('from us to Stripe: paid from the end of the period on', async () => {
  const company = await addCompany(product, { plan: 'trial', state: 'expired', timeZone: 'UTC' })
  const tenantId = company.tenant.id
  await staff.subscriptions.create({
    tenantId,
    version: 1,
    terms: terms(),
    reason: 'signed',
    idempotencyKey: crypto.randomUUID(),
  })
  const { period } = await get(tenantId)
  await staff.subscriptions.move({ ...(await change(tenantId)), to: 'stripe' })
  expect(await get(tenantId)).toMatchObject({
    source: 'manual',
    movesTo: 'stripe',
    may: { callOffMove: true },
  })
  await buy(product, company)
  const bought = await get(tenantId)
  expect(bought).toMatchObject({ source: 'stripe', movesTo: null, plan: { key: 'professional' } })
  const seconds = (date: Date | null | undefined) => Math.floor((date?.getTime() ?? 0) / 1_000)
  expect(seconds(bought.trialEndsAt)).toBe(seconds(period?.end))
})

test('elsewhere what Stripe holds is refused', async () => {
  const { tenantId } = await paying()
  const { version } = await get(tenantId)
  const refused = [
    () => staff.tenants.changePlan({ tenantId, version, plan: 'enterprise' }),
    () => staff.tenants.extendTrial({ tenantId, version, days: 3 }),
    () => staff.entitlements.preview({ tenantId, change: { kind: 'apply_plan', plan: 'enterprise' } }),
    () => staff.entitlements.applyPlan({ tenantId, plan: 'enterprise', reason: 'x' }),
  ]
  for (const each of refused) expect(await refusalOf(each())).toBe('HELD_BY_STRIPE')
})

test('a newer version takes its place when the period ends, one by one or in bulk', async () => {
  const [first, second] = [await paying(), await paying()]
  const { version, versions } = await staff.plans.get({ key: 'professional' })
  const sold = versions[0]?.terms
  if (!sold) throw new Error('Professional is not sold.')
  const next = { ...sold, prices: { ...sold.prices, monthly: { ...sold.prices.monthly, CNY: 300_000 } } }
  const { version: drafted } = await staff.plans.saveDraft({ key: 'professional', version, terms: next })
  const { planVersion } = await staff.plans.publish({ key: 'professional', version: drafted })
  const target = { plan: 'professional', planVersion }
  expect(await staff.plans.move({ tenantId: first.tenantId, ...target })).toEqual({
    changed: true,
    when: 'period_end',
  })
  const selection = { tenantIds: [first.tenantId, second.tenantId] }
  const bulk = { kind: 'move_version', ...target } as const
  const { tenantIds, token, items } = await staff.bulk.preview({ selection, change: bulk })
  expect(items.map(({ when }) => when)).toEqual(['period_end', 'period_end'])
  await runJobs(product)
  const idempotencyKey = crypto.randomUUID()
  const { bulkId } = await staff.bulk.start({
    tenantIds,
    token,
    change: bulk,
    reason: 'dearer',
    idempotencyKey,
  })
  await runJobs(product)
  const ended = await staff.bulk.items({ bulkId })
  expect(ended.items.map(({ tenant, state }) => [tenant.id, state]).toSorted()).toEqual(
    [
      [first.tenantId, 'unchanged'],
      [second.tenantId, 'changed'],
    ].toSorted(),
  )
  for (const { tenantId } of [first, second])
    expect(await get(tenantId)).toMatchObject({
      plan: { version: 1 },
      price: { amount: 280_000 },
      scheduled: { planVersion, price: { amount: 300_000 } },
    })
})
