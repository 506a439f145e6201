import { runJobs } from '@leasehold/tooling/jobs'
import { testCall, testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mirrorCustomer } from '../stripe-customers/index.ts'
import { mirrorSubscription } from '../subscriptions/index.ts'
import { customerOf, payingCompany } from './buying.fixture.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

/** Lets days go by for a company: what falls due meanwhile is charged. */
async function letDaysGoBy(tenantId: string, days: number): Promise<void> {
  const customerId = await customerOf(product, tenantId)
  const { testClockId, clockAt } = await product.payments.fetchCustomer(customerId)
  if (!testClockId || !clockAt) throw new Error('The customer has no clock.')
  await product.payments.advanceClock(testClockId, new Date(clockAt.getTime() + days * 86_400_000))
  await mirrorCustomer(testCall(product), customerId)
  const { subscriptions } = await product.payments.listSubscriptions({ customerId })
  for (const { id } of subscriptions) await mirrorSubscription(testCall(product), id)
}

const months = { monthly: 1, quarterly: 3, yearly: 12 }

test('our reckoning is Stripe’s, and what is previewed is charged, wherever in a period a change comes', async () => {
  const { tenant, billing } = await payingCompany(product, { plan: 'basic', cycle: 'monthly', seats: 3 })
  const customerId = await customerOf(product, tenant.id)
  const path = [
    [3, { plan: 'basic', cycle: 'monthly', seats: 7 }],
    [11, { plan: 'professional', cycle: 'monthly', seats: 7 }],
    [9, { plan: 'professional', cycle: 'quarterly', seats: 2 }],
    [40, { plan: 'professional', cycle: 'quarterly', seats: 5 }],
    [61, { plan: 'enterprise', cycle: 'quarterly', seats: 0 }],
    [17, { plan: 'enterprise', cycle: 'yearly', seats: 0 }],
    [200, { plan: 'basic', cycle: 'yearly', seats: 11 }],
    [177, { plan: 'professional', cycle: 'yearly', seats: 11 }],
  ] as const
  for (const [days, offer] of path) {
    await letDaysGoBy(tenant.id, days)
    const asked = { ...offer, when: 'now' as const }
    const preview = await billing.preview(asked)
    const why = `after ${days} days, to ${offer.seats} more in ${offer.plan} ${offer.cycle}`
    // Stripe rounds each line by itself, and so do we.
    expect(preview.today.total, why).toBe(preview.ours)
    expect(
      preview.today.lines.reduce((sum, { amount }) => sum + amount, 0),
      why,
    ).toBe(preview.ours)
    const before = await product.payments.fetchCustomer(customerId)
    const { expected, prorationAt } = preview
    await billing.change({ ...asked, expected, prorationAt: prorationAt.toISOString() })
    await runJobs(product)
    const { invoices } = await product.payments.listInvoices({ customerId })
    const after = await product.payments.fetchCustomer(customerId)
    expect(invoices[0]?.amountPaid, why).toBe(expected)
    // What is not paid is taken off what the company has, or added to it.
    expect(after.balance - before.balance, why).toBe(preview.today.total - expected)
    const overview = await billing.overview()
    expect(overview).toMatchObject({ plan: { key: offer.plan }, price: { months: months[offer.cycle] } })
    expect(overview.seats.paid).toBe(offer.seats)
  }
})
