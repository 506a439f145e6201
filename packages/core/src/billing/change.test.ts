import { runJobs } from '@leasehold/tooling/jobs'
import { addMember, addUser, asUser, refusalOf, testCall, testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Billing, customerOf, giveCard, payingCompany, requestsOf } from './buying.fixture.ts'
import { retryRequest } from './index.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

const enterprise = { plan: 'enterprise', cycle: 'monthly' as const }
const basic = { plan: 'basic', cycle: 'monthly' as const }

/** Looks at what a change would be, and takes it. */
async function take(billing: Billing, offer: { plan: string; cycle: 'monthly' | 'yearly'; seats?: number }) {
  const { expected, prorationAt } = await billing.preview(offer)
  return billing.change({ ...offer, expected, prorationAt: prorationAt.toISOString() })
}

describe('a change at once', () => {
  test('charges to the cent what was previewed, by Stripe’s reckoning and ours', async () => {
    const { tenant, billing } = await payingCompany(product)
    for (const offer of [enterprise, { ...enterprise, cycle: 'yearly' as const }]) {
      const preview = await billing.preview(offer)
      expect(preview).toMatchObject({ kind: 'change', at: 'now' })
      expect(preview.ours).toBe(preview.today.total)
      expect(preview.today.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(preview.today.total)
      await billing.change({
        ...offer,
        expected: preview.expected,
        prorationAt: preview.prorationAt.toISOString(),
      })
      await runJobs(product)
      expect(await billing.overview()).toMatchObject({
        plan: { key: 'enterprise' },
        price: { cycle: offer.cycle },
        request: null,
      })
      const { invoices } = await product.payments.listInvoices({
        customerId: await customerOf(product, tenant.id),
      })
      expect(invoices[0]?.amountPaid).toBe(preview.expected)
    }
  })

  test('of more users is charged for what is left of the period', async () => {
    const { billing } = await payingCompany(product)
    const preview = await billing.preview({ plan: 'professional', cycle: 'monthly', seats: 5 })
    expect(preview.expected).toBeGreaterThan(39_000)
    expect(preview.expected).toBeLessThanOrEqual(40_000)
    expect(preview.renewal.amount).toBe(320_000)
    await take(billing, { plan: 'professional', cycle: 'monthly', seats: 5 })
    await runJobs(product)
    expect((await billing.overview()).seats).toMatchObject({ paid: 5, allowed: 55 })
  })

  test('says what is gained', async () => {
    const { billing } = await payingCompany(product, { plan: 'basic' })
    const { changes } = await billing.preview({ plan: 'professional', cycle: 'monthly' })
    expect(changes.find(({ feature }) => feature === 'POS')).toMatchObject({
      change: 'gained',
      before: false,
    })
    expect(changes.every(({ change, name }) => change === 'gained' && name !== null)).toBe(true)
  })

  test('whose card is declined changes nothing, and says why', async () => {
    const { tenant, billing } = await payingCompany(product)
    await giveCard(product, tenant.id, 'pm_card_chargeCustomerFail')
    await take(billing, enterprise)
    await runJobs(product)
    expect(await billing.overview()).toMatchObject({
      state: 'active',
      plan: { key: 'professional' },
      request: { state: 'failed', error: 'PAYMENT_FAILED', declineReason: 'declined' },
      may: { change: null },
    })
  })
})

describe('a change that is not what it was', () => {
  test.each([
    ['costs something else', { expected: 1 }],
    ['is from long ago', { prorationAt: new Date(Date.now() - 7_200_000).toISOString() }],
    ['is from a time to come', { prorationAt: new Date(Date.now() + 600_000).toISOString() }],
  ])('is refused when it %s', async (_what, other) => {
    const { billing } = await payingCompany(product)
    const { expected, prorationAt } = await billing.preview(enterprise)
    const asked = { ...enterprise, expected, prorationAt: prorationAt.toISOString(), ...other }
    expect(await refusalOf(billing.change(asked))).toBe('PREVIEW_CHANGED')
    expect((await billing.overview()).request).toBeNull()
  })

  test('is refused when it is the same, or not offered', async () => {
    const { billing } = await payingCompany(product)
    const same = { plan: 'professional', cycle: 'monthly' as const }
    expect(await refusalOf(billing.preview(same))).toBe('SAME_TERMS')
    expect(await refusalOf(billing.preview({ ...same, plan: 'nothing' }))).toBe('NOT_OFFERED')
    expect(await refusalOf(billing.buy(enterprise))).toBe('ALREADY_SUBSCRIBED')
  })
})

describe('less', () => {
  test('waits for the period’s end, and can be called off', async () => {
    const { billing } = await payingCompany(product)
    const preview = await billing.preview(basic)
    expect(preview).toMatchObject({ at: 'period_end', expected: 0, renewal: { amount: 60_000 } })
    const { period } = await billing.overview()
    expect(preview.effectiveAt).toEqual(period?.end)
    expect(preview.changes.some(({ change }) => change === 'lost')).toBe(true)
    await take(billing, basic)
    await runJobs(product)
    expect(await billing.overview()).toMatchObject({
      plan: { key: 'professional' },
      scheduled: { plan: { key: 'basic' }, at: period?.end },
      nextCharge: { amount: 60_000 },
      may: { callOff: null },
    })
    expect(await refusalOf(billing.preview(basic))).toBe('SAME_TERMS')
    await billing.callOff()
    await runJobs(product)
    expect(await billing.overview()).toMatchObject({ scheduled: null, may: { callOff: 'NOTHING_SCHEDULED' } })
    expect(await refusalOf(billing.callOff())).toBe('NOTHING_SCHEDULED')
  })

  test('is offered as such beside what is more', async () => {
    const { billing } = await payingCompany(product)
    const { kind, plans } = await billing.offers()
    const at = (plan: string, cycle: string) =>
      plans.find(({ key }) => key === plan)?.prices.find((price) => price.cycle === cycle)
    expect(kind).toBe('change')
    expect(at('basic', 'monthly')).toMatchObject({ at: 'period_end', refusal: null })
    expect(at('enterprise', 'monthly')).toMatchObject({ at: 'now' })
    expect(at('professional', 'yearly')).toMatchObject({ at: 'now' })
    expect(at('professional', 'monthly')).toMatchObject({ refusal: 'SAME_TERMS' })
  })
})

describe('an end', () => {
  test('at the period’s end is taken back as long as it has not come', async () => {
    const { billing } = await payingCompany(product)
    await billing.cancel({ when: 'period_end', reason: 'Too dear' })
    await runJobs(product)
    const { endsAt, period, nextCharge } = await billing.overview()
    expect(endsAt).toEqual(period?.end)
    expect(nextCharge).toBeNull()
    expect(await refusalOf(billing.cancel({ when: 'period_end' }))).toBe('WRONG_STATE')
    await billing.resume()
    await runJobs(product)
    expect(await billing.overview()).toMatchObject({ endsAt: null, state: 'active' })
    expect(await refusalOf(billing.resume())).toBe('NOTHING_SCHEDULED')
  })

  test('at once closes everything but what leads back', async () => {
    const { tenant, billing } = await payingCompany(product)
    await billing.cancel({ when: 'now' })
    await runJobs(product)
    expect(await billing.overview()).toMatchObject({
      state: 'cancelled',
      access: 'billing_only',
      may: { buy: null, change: 'WRONG_STATE' },
    })
    await billing.buy({ plan: 'basic', cycle: 'monthly' })
    expect((await requestsOf(product, tenant.id)).map(({ kind }) => kind)).toEqual(['buy', 'cancel', 'buy'])
  })
})

test('of two changes at once one is done', async () => {
  const { tenant, billing } = await payingCompany(product)
  const { expected, prorationAt } = await billing.preview(enterprise)
  const asked = { ...enterprise, expected, prorationAt: prorationAt.toISOString() }
  const answers = await Promise.allSettled(Array.from({ length: 12 }, () => billing.change(asked)))
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await runJobs(product)
  const { invoices } = await product.payments.listInvoices({
    customerId: await customerOf(product, tenant.id),
  })
  expect(invoices).toHaveLength(2)
})

test('who may not pay sees the state, and not the money', async () => {
  const { tenant, billing } = await payingCompany(product)
  const [admin, operator] = [await addUser(product), await addUser(product)]
  await addMember(product, tenant, admin, { role: 'ORG_ADMIN' })
  await addMember(product, tenant, operator, { role: 'OPERATOR' })
  const seeing = (await asUser(product, admin, tenant)).billing
  const working = (await asUser(product, operator, tenant)).billing
  expect(await seeing.overview()).toMatchObject({ price: { amount: 280_000 }, may: { cancel: 'FORBIDDEN' } })
  expect((await seeing.invoices({})).items).toHaveLength((await billing.invoices({})).items.length)
  expect(await refusalOf(seeing.cancel({ when: 'now' }))).toBe('FORBIDDEN')
  expect(await refusalOf(seeing.openPortal())).toBe('FORBIDDEN')
  const state = await working.state()
  expect(state).toMatchObject({ state: 'active', plan: { key: 'professional' }, access: 'full' })
  expect(JSON.stringify(state)).not.toMatch(/amount|currency|price|url/)
  const asks = [working.overview, working.offers, () => working.invoices({}), working.methods]
  for (const ask of asks) expect(await refusalOf(ask())).toBe('FORBIDDEN')
})

test('while Stripe does not answer the person is told so, and it goes on by itself', async () => {
  const { tenant, billing } = await payingCompany(product)
  const { requestId: id } = await billing.cancel({ when: 'period_end' })
  const fault = product.stripe.faults.add({ kind: 'server-error', times: null })
  await expect(runJobs(product)).rejects.toThrow()
  expect((await billing.overview()).request).toMatchObject({
    state: 'waiting',
    isRetried: true,
    error: 'PROVIDER_UNAVAILABLE',
  })
  expect(await refusalOf(billing.preview(enterprise))).toBe('CHANGE_UNDER_WAY')
  product.stripe.faults.remove(fault)
  await retryRequest(testCall(product), { tenantId: tenant.id, id })
  await runJobs(product)
  const after = await billing.overview()
  expect(after.endsAt).toEqual(after.period?.end)
  expect(after.request).toBeNull()
})
