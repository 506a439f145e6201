import { runJobs } from '@leasehold/tooling/jobs'
import {
  addAdmin,
  addTenant,
  asAdmin,
  type Product,
  refusalOf,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PaymentProvider } from '../payments/index.ts'
import { ProviderError } from '../payments/index.ts'
import { countRedemptions, pushAll } from './push.ts'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

const name = { en: 'Spring', 'zh-CN': '春天', ja: '春' }
const coupon = (given: object = {}) => ({
  idempotencyKey: crypto.randomUUID(),
  name,
  off: { kind: 'percent', percent: 2_000 } as const,
  duration: { kind: 'once' } as const,
  ...given,
})
const code = (couponId: string, given: object = {}) => ({
  idempotencyKey: crypto.randomUUID(),
  couponId,
  code: `code-${crypto.randomUUID().slice(0, 8)}`,
  ...given,
})

/** Stripe as far as coupons go; keeps what it is told. */
function standIn(failing: { error: ProviderError | null } = { error: null }) {
  const told: string[] = []
  const used = new Map<string, number>()
  const say = async <T>(what: string, answer: T) => {
    if (failing.error) throw failing.error
    told.push(what)
    return answer
  }
  const payments = {
    isTest: true,
    createCoupon: (_: unknown, key: string) => say(`coupon ${key}`, { id: `co_${key}` }),
    withdrawCoupon: (id: string) => say(`withdraw ${id}`, undefined),
    createPromotionCode: ({ code: word }: { code: string }, key: string) =>
      say(`code ${word}`, { id: `promo_${key}` }),
    setPromotionCodeActive: (id: string, active: boolean) => say(`switch ${id} ${active}`, undefined),
    fetchPromotionCode: (id: string) => say(`fetch ${id}`, { redemptions: used.get(id) ?? 0, active: true }),
  } as Partial<PaymentProvider> as PaymentProvider
  return { payments, told, used, failing }
}

test('a coupon is made once, with codes, and waits for somebody to be connected', async () => {
  const input = coupon({ duration: { kind: 'repeating', months: 3 }, maxRedemptions: 5 })
  const [{ id }, again] = await Promise.all([staff.coupons.create(input), staff.coupons.create(input)])
  expect(again.id).toBe(id)
  const words = code(id, { code: ' spring-24 ' })
  await staff.coupons.createCode(words)
  expect(await staff.coupons.get({ couponId: id })).toMatchObject({
    percentOff: 2_000,
    duration: 'repeating',
    months: 3,
    codes: 1,
    redemptions: 0,
    state: 'open',
    push: 'not_connected',
    may: { withdraw: true, addCode: true },
  })
  expect((await staff.coupons.codes({ couponId: id })).items).toMatchObject([
    { code: 'SPRING-24', state: 'active', couponName: name },
  ])
  const other = code(id, { code: 'Spring-24' })
  expect(await refusalOf(staff.coupons.createCode(other))).toBe('CODE_TAKEN')
  await runJobs(product)

  const { payments, told, used } = standIn()
  await Promise.all([pushAll(testCall(product, { payments })), pushAll(testCall(product, { payments }))])
  expect(new Set(told)).toEqual(new Set([`coupon coupon:${id}`, 'code SPRING-24']))
  expect(await pushAll(testCall(product, { payments }))).toBe(0)
  expect(await staff.coupons.get({ couponId: id })).toMatchObject({
    push: 'pushed',
    providerId: `co_coupon:${id}`,
  })
  const providerId = (await staff.coupons.codes({ couponId: id })).items[0]?.providerId ?? ''
  used.set(providerId, 5)
  expect(await countRedemptions(testCall(product, { payments }))).toBe(1)
  expect(await staff.coupons.get({ couponId: id })).toMatchObject({ redemptions: 5, state: 'used_up' })
})

test('jobs tell Stripe, and what it refuses is shown until it takes it', async () => {
  const stripe = standIn({ error: new ProviderError({ isFinal: true, code: 'coupon_invalid', message: '' }) })
  const connected = await asAdmin(product, await addAdmin(product), { payments: stripe.payments })
  const { id } = await connected.coupons.create(
    coupon({ off: { kind: 'amount', amount: 500, currency: 'USD' } }),
  )
  const made = await connected.coupons.createCode(code(id))
  const pushes = async () => [
    (await connected.coupons.get({ couponId: id })).push,
    (await connected.coupons.codes({ couponId: id })).items[0]?.push,
  ]
  expect(await pushes()).toEqual(['waiting', 'waiting'])
  await runJobs(product, { payments: stripe.payments })
  expect(await pushes()).toEqual(['failed', 'failed'])
  expect(await connected.coupons.get({ couponId: id })).toMatchObject({ pushError: 'coupon_invalid' })
  stripe.failing.error = null
  await pushAll(testCall(product, { payments: stripe.payments }))
  expect(await pushes()).toEqual(['pushed', 'pushed'])

  await connected.coupons.switchCode({ id: made.id, version: 1, active: false })
  expect(await pushes()).toEqual(['pushed', 'waiting'])
  await runJobs(product, { payments: stripe.payments })
  expect(stripe.told.at(-1)).toBe(`switch promo_code:${made.id} false`)
  expect(await pushes()).toEqual(['pushed', 'pushed'])
})

test('a withdrawn coupon takes its codes with it', async () => {
  const { payments, told } = standIn()
  const { id } = await staff.coupons.create(coupon())
  const made = await staff.coupons.createCode(code(id))
  await runJobs(product, { payments })
  expect(await staff.coupons.withdraw({ couponId: id, version: 1 })).toEqual({ version: 2, codes: 1 })
  await runJobs(product, { payments })
  expect(told.slice(-2).toSorted()).toEqual([
    `switch promo_code:${made.id} false`,
    `withdraw co_coupon:${id}`,
  ])
  expect((await staff.coupons.list({})).items.map((each) => each.id)).not.toContain(id)
  const all = await staff.coupons.list({ state: 'all' })
  expect(all.items.find((each) => each.id === id)).toMatchObject({ state: 'withdrawn', push: 'pushed' })
  expect((await staff.coupons.codes({ couponId: id })).items).toMatchObject([
    { active: false, state: 'withdrawn' },
  ])
  for (const refused of [
    () => staff.coupons.withdraw({ couponId: id, version: 2 }),
    () => staff.coupons.createCode(code(id)),
    () => staff.coupons.switchCode({ id: made.id, version: 2, active: true }),
  ])
    expect(await refusalOf(refused())).toBe('WRONG_STATE')
})

test.each([
  ['more than everything', { off: { kind: 'percent', percent: 10_001 } }],
  ['nothing', { off: { kind: 'amount', amount: 0, currency: 'USD' } }],
  ['an amount in no currency', { off: { kind: 'amount', amount: 5 } }],
  ['no months', { duration: { kind: 'repeating' } }],
  ['an end that has been', { redeemBy: '2020-01-01T00:00:00Z' }],
])('%s is no coupon', async (_, given) => {
  expect(
    await refusalOf(staff.coupons.create(coupon(given) as Parameters<typeof staff.coupons.create>[0])),
  ).not.toBe('')
})

test('who may not make coupons sees them', async () => {
  const sales = await asAdmin(product, await addAdmin(product, 'sales'))
  expect((await sales.coupons.list({ state: 'all' })).items.every(({ may }) => !may.withdraw)).toBe(true)
  expect(await refusalOf(sales.coupons.create(coupon()))).toBe('FORBIDDEN')
})

test('buying online is switched, and what is connected is told without a secret', async () => {
  const { version, enabled, provider } = await staff.billing.settings()
  expect({ enabled, provider }).toEqual({ enabled: true, provider: null })
  expect(await staff.billing.changeSettings({ version, enabled: false })).toEqual({ version: version + 1 })
  expect(await refusalOf(staff.billing.changeSettings({ version, enabled: true }))).toBe('VERSION_CONFLICT')
  const { payments } = standIn()
  const connected = await asAdmin(product, await addAdmin(product), { payments })
  expect(await connected.billing.settings()).toMatchObject({
    enabled: false,
    provider: { kind: 'stripe', isTest: true },
    may: { configure: true },
  })
  await staff.billing.changeSettings({ version: version + 1, enabled: true })
})

test('a single service waits for the next invoice, or is taken back', async () => {
  const { id: tenantId } = await addTenant(product)
  const input = {
    tenantId,
    idempotencyKey: crypto.randomUUID(),
    description: 'Data migration',
    amount: 500_000,
    quantity: 2,
    currency: 'CNY' as const,
    reason: 'agreed',
  }
  const [{ id }, again] = await Promise.all([
    staff.subscriptions.addExtra(input),
    staff.subscriptions.addExtra(input),
  ])
  expect(again.id).toBe(id)
  expect((await staff.subscriptions.extras({ tenantId })).items).toMatchObject([
    { id, amount: 1_000_000, quantity: 2, state: 'waiting', mayRevoke: true },
  ])
  await staff.subscriptions.revokeExtra({ tenantId, id, reason: 'done for free' })
  expect(await refusalOf(staff.subscriptions.revokeExtra({ tenantId, id, reason: 'again' }))).toBe(
    'WRONG_STATE',
  )
  expect((await staff.subscriptions.extras({ tenantId })).items).toEqual([])
  expect((await staff.subscriptions.extras({ tenantId, state: 'all' })).items).toMatchObject([
    { state: 'revoked' },
  ])
})

test('time is moved in test mode only, and what it brings has happened', async () => {
  const { payments } = standIn()
  const trialEndsAt = new Date(Date.now() + 3 * 86_400_000)
  const { id: tenantId } = await addTenant(product, { plan: 'trial', state: 'trialing', trialEndsAt })
  expect(await refusalOf(staff.billing.advanceClock({ tenantId, by: 'day' }))).toBe('NO_PAYMENT_PROVIDER')
  const live = await asAdmin(product, await addAdmin(product), { payments: { ...payments, isTest: false } })
  expect(await refusalOf(live.billing.advanceClock({ tenantId, by: 'day' }))).toBe('NO_TEST_CLOCK')
  const connected = await asAdmin(product, await addAdmin(product), { payments })
  await connected.billing.advanceClock({ tenantId, by: 'day' })
  expect((await connected.subscriptions.get({ tenantId })).state).toBe('trialing')
  await connected.billing.advanceClock({ tenantId, by: 'month' })
  const found = await connected.subscriptions.get({ tenantId })
  expect(found).toMatchObject({ state: 'expired', clock: { mayAdvance: true } })
  const { version } = found
  await connected.subscriptions.create({
    tenantId,
    version,
    terms: { plan: 'basic', cycle: 'monthly', currency: 'CNY' },
    reason: 'signed',
    idempotencyKey: crypto.randomUUID(),
  })
  const begun = (await connected.subscriptions.get({ tenantId })).period
  await connected.billing.advanceClock({ tenantId, by: 'year' })
  await runJobs(product, { payments })
  const { period, clock } = await connected.subscriptions.get({ tenantId })
  expect(begun && period && period.start > begun.end).toBe(true)
  expect(period && period.start <= clock.at && clock.at < period.end).toBe(true)
})
