import { billingSettings, subscriptions } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { addMember, addTenant, asUser, refusalOf, testCall, testProduct } from '@leasehold/tooling/product'
import { buyWith, type PayingProduct } from '@leasehold/tooling/stripe'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  auditOf,
  customerOf,
  inDays,
  payingCompany,
  payPage,
  requestsOf,
  trialCompany,
  visa,
} from './buying.fixture.ts'
import { settleCheckout } from './index.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

const yearly = { plan: 'professional', cycle: 'yearly' as const, keepTrial: false }
const basic = { plan: 'basic', cycle: 'monthly' as const, keepTrial: false }

/** Pages of Stripe's that can be paid, of one company. */
const openPages = async (tenantId: string) => {
  const sessions = [...product.stripe.state.all.checkoutSessions.values()]
  return sessions.filter(({ status, metadata }) => status === 'open' && metadata?.tenantId === tenantId)
}

describe('a company on trial', () => {
  test('buys, pays and has what it bought', async () => {
    const { tenant, billing } = await trialCompany(product)
    expect(await billing.preview(yearly)).toMatchObject({
      kind: 'buy',
      expected: 2_800_000,
      currency: 'CNY',
      today: { lines: [{ kind: 'base', amount: 2_800_000 }] },
      surplus: [],
    })
    const { requestId } = await billing.buy(yearly)
    const asked = await billing.overview()
    expect(asked.request).toMatchObject({ id: requestId, state: 'waiting', url: null })
    await runJobs(product)
    const { request } = await billing.overview()
    expect(request).toMatchObject({ state: 'open', can: { goOn: true, abandon: true } })
    expect(await payPage(product, tenant.id)).toMatchObject({ isBought: true })
    expect(await billing.overview()).toMatchObject({
      state: 'active',
      source: 'stripe',
      plan: { key: 'professional' },
      price: { amount: 2_800_000, cycle: 'yearly' },
      nextCharge: { amount: 2_800_000 },
      request: null,
      may: { buy: 'ALREADY_SUBSCRIBED', change: null },
    })
    const trail = (await auditOf(product, tenant.id)).map(({ action }) => action)
    expect(trail).toEqual(expect.arrayContaining(['subscription.buy_asked', 'subscription.bought']))
  })

  test('may use up its trial before it pays', async () => {
    const { tenant, billing } = await trialCompany(product)
    const asked = { ...yearly, keepTrial: true }
    const preview = await billing.preview(asked)
    expect(preview).toMatchObject({ expected: 0, renewal: { amount: 2_800_000 } })
    await billing.buy(asked)
    await runJobs(product)
    await payPage(product, tenant.id)
    const after = await billing.overview()
    expect(after).toMatchObject({ state: 'trialing', source: 'stripe', trial: { daysLeft: 10 } })
    expect(after.nextCharge?.at).toEqual(after.trial?.endsAt)
  })

  test('is told that a card was declined, and pays with another', async () => {
    const { tenant, billing } = await trialCompany(product)
    await billing.buy(basic)
    await runJobs(product)
    expect(await payPage(product, tenant.id, '4000000000000002')).toMatchObject({ isBought: false })
    expect(await billing.overview()).toMatchObject({ state: 'trialing', request: { state: 'open' } })
    expect(await payPage(product, tenant.id)).toMatchObject({ isBought: true })
    expect(await billing.overview()).toMatchObject({ state: 'active', plan: { key: 'basic' } })
  })
})

describe('one purchase at a time', () => {
  test('the same again is the one that is open', async () => {
    const { tenant, billing } = await trialCompany(product)
    const first = await billing.buy(basic)
    expect(await billing.buy(basic)).toEqual(first)
    await runJobs(product)
    expect(await billing.buy(basic)).toEqual(first)
    await runJobs(product)
    expect(await openPages(tenant.id)).toHaveLength(1)
  })

  test('another one takes its place, and the first page can be paid no more', async () => {
    const { tenant, billing } = await trialCompany(product)
    await billing.buy(basic)
    await runJobs(product)
    const { requestId } = await billing.buy(yearly)
    await runJobs(product)
    const pages = await openPages(tenant.id)
    expect(pages.map(({ metadata }) => metadata?.requestId)).toEqual([requestId])
    expect((await requestsOf(product, tenant.id)).map(({ state }) => state)).toEqual(['called_off', 'open'])
  })

  test('another one before the page was made leaves no page behind', async () => {
    const { tenant, billing } = await trialCompany(product)
    await billing.buy(basic)
    const { requestId } = await billing.buy(yearly)
    await runJobs(product)
    const pages = await openPages(tenant.id)
    expect(pages.map(({ metadata }) => metadata?.requestId)).toEqual([requestId])
  })

  test('who has paid meanwhile buys nothing else', async () => {
    const { tenant, billing } = await trialCompany(product)
    await billing.buy(basic)
    await runJobs(product)
    const open = await billing.overview()
    await buyWith(product, open.request?.url ?? '', visa)
    expect(await refusalOf(billing.buy(yearly))).toBe('ALREADY_SUBSCRIBED')
    expect(await billing.overview()).toMatchObject({ state: 'active', plan: { key: 'basic' }, request: null })
    const { subscriptions: all } = await product.payments.listSubscriptions({
      customerId: await customerOf(product, tenant.id),
    })
    expect(all).toHaveLength(1)
  })

  test('is over when its page has expired', async () => {
    const { tenant, billing } = await trialCompany(product)
    await billing.buy(basic)
    await runJobs(product)
    const [open] = await requestsOf(product, tenant.id)
    await product.payments.expireCheckout(open?.providerId ?? '')
    for (const _ of [1, 2]) await settleCheckout(testCall(product), open?.providerId ?? '')
    const { request, may } = await billing.overview()
    expect(request).toMatchObject({ state: 'failed', error: 'CHECKOUT_EXPIRED', can: { goOn: false } })
    expect(may.buy).toBeNull()
    const trail = (await auditOf(product, tenant.id)).map(({ action }) => action)
    expect(trail.filter((action) => action === 'subscription.checkout_failed')).toHaveLength(1)
  })

  test('is left when it is abandoned', async () => {
    const { tenant, billing } = await trialCompany(product)
    expect(await refusalOf(billing.abandon())).toBe('NOT_FOUND')
    await billing.buy(basic)
    await runJobs(product)
    await billing.abandon()
    expect(await openPages(tenant.id)).toEqual([])
    expect((await billing.overview()).request).toBeNull()
  })

  test('50 at once make one page', async () => {
    const { tenant, billing } = await trialCompany(product)
    const answers = await Promise.all(Array.from({ length: 50 }, () => billing.buy(basic)))
    expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(1)
    await runJobs(product)
    expect(await openPages(tenant.id)).toHaveLength(1)
  })

  test('50 different ones at once leave one page', async () => {
    const { tenant, billing } = await trialCompany(product)
    await Promise.allSettled(Array.from({ length: 50 }, (_, seats) => billing.buy({ ...basic, seats })))
    await runJobs(product)
    expect(await openPages(tenant.id)).toHaveLength(1)
    const states = (await requestsOf(product, tenant.id)).map(({ state }) => state)
    expect(states.filter((state) => state !== 'called_off')).toEqual(['open'])
  })
})

test('a contract that staff keep is taken over when what it paid for is over', async () => {
  const { tenant, billing } = await trialCompany(product, { state: 'active' })
  const periodEnd = inDays(20)
  await product.database.platform
    .update(subscriptions)
    .set({
      plan: 'basic',
      trialEndsAt: null,
      cycle: 'monthly',
      currency: 'CNY',
      periodStart: inDays(-10),
      periodEnd,
      anchor: inDays(-10),
    })
    .where(eq(subscriptions.tenantId, tenant.id))
  const before = await billing.overview()
  expect(before).toMatchObject({ keptBy: 'staff', may: { buy: null, change: 'HELD_BY_STAFF' } })
  expect(await billing.preview(yearly)).toMatchObject({ expected: 0, paidUntil: periodEnd })
  expect(await refusalOf(billing.cancel({ when: 'period_end' }))).toBe('HELD_BY_STAFF')
  await billing.buy(yearly)
  await runJobs(product)
  await payPage(product, tenant.id)
  const after = await billing.overview()
  expect(after).toMatchObject({ source: 'stripe', plan: { key: 'professional' }, keptBy: 'self' })
  expect(Math.abs((after.nextCharge?.at.getTime() ?? 0) - periodEnd.getTime())).toBeLessThan(1_000)
})

test('two companies of one person are two customers', async () => {
  const first = await payingCompany(product)
  const second = await addTenant(product, { plan: 'trial', state: 'trialing', trialEndsAt: inDays(5) })
  await addMember(product, second, first.user, { role: 'BILLING_ADMIN' })
  const { billing } = await asUser(product, first.user, second)
  await billing.buy(basic)
  await runJobs(product)
  await payPage(product, second.id)
  const [one, other] = [await customerOf(product, first.tenant.id), await customerOf(product, second.id)]
  expect(one).toMatch(/^cus_/)
  expect(other).toMatch(/^cus_/)
  expect(one).not.toBe(other)
})

describe('without anybody to pay', () => {
  test('the platform that switched billing off shows what there is, and sells nothing', async () => {
    const { billing } = await trialCompany(product)
    const db = product.database.platform
    await db
      .insert(billingSettings)
      .values({ id: 1, enabled: false })
      .onConflictDoUpdate({
        target: billingSettings.id,
        set: { enabled: false },
      })
    expect(await billing.overview()).toMatchObject({ isEnabled: false, may: { buy: 'BILLING_DISABLED' } })
    expect((await billing.offers()).refusal).toBe('BILLING_DISABLED')
    const asks = [() => billing.buy(basic), () => billing.preview(basic), () => billing.openPortal()]
    for (const ask of asks) expect(await refusalOf(ask())).toBe('BILLING_DISABLED')
    await db.update(billingSettings).set({ enabled: true })
  })

  test('nor does one that is not connected to Stripe', async () => {
    const { user, tenant } = await trialCompany(product)
    const { billing } = await asUser(product, user, tenant, { payments: null })
    expect(await billing.overview()).toMatchObject({
      hasProvider: false,
      may: { buy: 'NO_PAYMENT_PROVIDER' },
    })
    expect(await refusalOf(billing.buy(basic))).toBe('NO_PAYMENT_PROVIDER')
    expect(await billing.methods()).toEqual([])
  })
})
