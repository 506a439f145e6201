import { subscriptions } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { addMember, addUser, asPhone, asUser, refusalOf, testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inDays, payingCompany, payPage, trialCompany } from './buying.fixture.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

const basic = { plan: 'basic', cycle: 'monthly' as const }

/** What an item of a stream tells: a caller in the same process is handed it as it is sent. */
function told<T>(item: { data: T }): T {
  return Array.isArray(item) ? (item[1] as T) : item.data
}

test('a company whose trial has run out finds everything closed but the way to buy', async () => {
  const { tenant, user, billing } = await trialCompany(product)
  await product.database.platform
    .update(subscriptions)
    .set({ trialEndsAt: inDays(-3) })
    .where(eq(subscriptions.tenantId, tenant.id))
  const { stores } = await asUser(product, user, tenant)
  expect(await refusalOf(stores.list({}))).toBe('BILLING_ONLY')
  expect(await billing.overview()).toMatchObject({
    state: 'expired',
    access: 'billing_only',
    may: { buy: null },
  })
  expect((await billing.offers()).refusal).toBeNull()
  // Nothing is left of the trial to go on.
  expect(await billing.preview(basic)).toMatchObject({ expected: 60_000, paidUntil: null })
  await billing.buy(basic)
  await runJobs(product)
  await payPage(product, tenant.id)
  expect((await billing.overview()).access).toBe('full')
  const open = (await asUser(product, user, tenant)).stores
  expect((await open.list({})).items).toEqual([])
})

test('one that owes for longer than the days of grace reads only, and can still end what it has', async () => {
  const { tenant, billing } = await payingCompany(product)
  await product.database.platform
    .update(subscriptions)
    .set({ state: 'past_due', stateSince: inDays(-8) })
    .where(eq(subscriptions.tenantId, tenant.id))
  const overview = await billing.overview()
  expect(overview).toMatchObject({ state: 'past_due', access: 'read_only' })
  expect(overview.pastDue?.worksUntil.getTime()).toBeLessThan(Date.now())
  await billing.cancel({ when: 'now' })
  await runJobs(product)
  expect(await billing.overview()).toMatchObject({ state: 'cancelled', access: 'billing_only' })
})

test('one that staff suspended buys nothing', async () => {
  const { tenant, billing } = await trialCompany(product)
  await product.database.platform
    .update(subscriptions)
    .set({ state: 'suspended', suspendedFrom: 'trialing', suspensionCause: 'staff' })
    .where(eq(subscriptions.tenantId, tenant.id))
  expect(await refusalOf(billing.buy(basic))).toBe('WRONG_STATE')
})

test('a page follows a purchase as it goes on, and is let go when it is over', async () => {
  const { tenant, billing } = await trialCompany(product)
  await billing.buy({ ...basic, keepTrial: false })
  const seen: unknown[] = []
  let isJobRun = false
  for await (const item of await billing.progress()) {
    const { state, request } = told(item)
    seen.push(request?.state ?? state)
    if (request?.state === 'waiting' && !isJobRun) {
      isJobRun = true
      await runJobs(product)
    }
    if (request?.state === 'open') await payPage(product, tenant.id)
  }
  expect(seen).toEqual(['waiting', 'open', 'active'])
})

test('who may not pay follows it too, without the link', async () => {
  const { tenant, billing } = await trialCompany(product)
  const operator = await addUser(product)
  await addMember(product, tenant, operator, { role: 'OPERATOR' })
  await billing.buy(basic)
  await runJobs(product)
  const working = (await asUser(product, operator, tenant)).billing
  for await (const item of await working.progress()) {
    expect(told(item).request).toMatchObject({
      state: 'open',
      url: null,
      can: { goOn: false, abandon: false },
    })
    break
  }
})

test('a phone is told how far its company is open, and whom to ask', async () => {
  const { tenant, user } = await payingCompany(product)
  await product.database.platform
    .update(subscriptions)
    .set({ state: 'past_due', stateSince: inDays(-1) })
    .where(eq(subscriptions.tenantId, tenant.id))
  const phone = await asPhone(product, user, tenant)
  const standing = await phone.standing()
  expect(standing).toMatchObject({ access: 'full', state: 'past_due', admins: [{ email: user.email }] })
  expect(standing.changesAt?.getTime()).toBeGreaterThan(Date.now())
  expect(JSON.stringify(standing)).not.toMatch(/price|amount|currency|plan|https?:|professional/i)
})
