import { invoices, tenants } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { refusalOf, testCall, testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mirrorInvoice } from '../invoices/index.ts'
import { mirrorCustomer } from '../stripe-customers/index.ts'
import { mirrorSubscription } from '../subscriptions/index.ts'
import { customerOf, giveCard, payingCompany, trialCompany } from './buying.fixture.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

/** Takes note of all that Stripe has of a company, as its events would. */
async function follow(tenantId: string): Promise<void> {
  const customerId = await customerOf(product, tenantId)
  const call = testCall(product)
  await mirrorCustomer(call, customerId)
  const { subscriptions } = await product.payments.listSubscriptions({ customerId })
  for (const { id } of subscriptions) await mirrorSubscription(call, id)
  const { invoices } = await product.payments.listInvoices({ customerId })
  for (const { id } of invoices) await mirrorInvoice(call, id)
}

/** A company whose renewal could not be charged. */
async function owingCompany() {
  const company = await payingCompany(product)
  await giveCard(product, company.tenant.id, 'pm_card_chargeCustomerFail')
  const { testClockId, clockAt } = await product.payments.fetchCustomer(
    await customerOf(product, company.tenant.id),
  )
  if (!testClockId || !clockAt) throw new Error('The customer has no clock.')
  await product.payments.advanceClock(testClockId, new Date(clockAt.getTime() + 32 * 86_400_000))
  await follow(company.tenant.id)
  return company
}

describe('a company whose renewal failed', () => {
  test('sees what it owes, and why; pays with another card; and is back when that is answered', async () => {
    const { tenant, billing } = await owingCompany()
    const before = await billing.overview()
    expect(before).toMatchObject({
      state: 'past_due',
      access: 'full',
      owed: [{ amountRemaining: 280_000, failure: { reason: 'declined' } }],
      may: { change: 'PAYMENT_OUTSTANDING', buy: 'ALREADY_SUBSCRIBED', pay: null, cancel: null },
    })
    expect(before.pastDue?.worksUntil.getTime()).toBeGreaterThan(before.pastDue?.since.getTime() ?? 0)
    expect(await refusalOf(billing.preview({ plan: 'enterprise', cycle: 'monthly' }))).toBe(
      'PAYMENT_OUTSTANDING',
    )

    const id = before.owed[0]?.id ?? ''
    const declined = await billing.pay({ id, idempotencyKey: crypto.randomUUID() }).catch((error) => error)
    expect(declined.cause).toMatchObject({ code: 'PAYMENT_FAILED', details: { reason: 'declined' } })
    expect((await billing.overview()).state).toBe('past_due')

    await giveCard(product, tenant.id, 'pm_card_visa')
    await follow(tenant.id)
    const idempotencyKey = crypto.randomUUID()
    await billing.pay({ id, idempotencyKey })
    expect(await billing.overview()).toMatchObject({ state: 'active', access: 'full', owed: [] })
    expect(await billing.invoice({ id })).toMatchObject({ state: 'paid', amountPaid: 280_000 })
    expect(await refusalOf(billing.pay({ id, idempotencyKey: crypto.randomUUID() }))).toBe('INVOICE_NOT_OPEN')
  })

  test('finds the ways to pay, and changes them', async () => {
    const { tenant, billing } = await owingCompany()
    const visa = await giveCard(product, tenant.id, 'pm_card_visa')
    await giveCard(product, tenant.id, 'pm_card_chargeCustomerFail')
    await follow(tenant.id)
    await billing.makeDefault({ paymentMethodId: visa })
    const methods = await billing.methods()
    expect(methods.find(({ isDefault }) => isDefault)).toMatchObject({ id: visa, last4: '4242' })
    expect(await refusalOf(billing.removeMethod({ paymentMethodId: visa }))).toBe('IN_USE')
    const other = methods.find(({ isDefault }) => !isDefault)?.id ?? ''
    await billing.removeMethod({ paymentMethodId: other })
    expect((await billing.methods()).map(({ id }) => id)).not.toContain(other)
    const { paymentMethod } = await billing.overview()
    expect(paymentMethod).toMatchObject({ id: visa })
  })
})

test('another company’s invoice and card are not found', async () => {
  const [{ billing }, other] = [await payingCompany(product), await owingCompany()]
  const [invoice] = (await other.billing.overview()).owed
  const [method] = await other.billing.methods()
  const idempotencyKey = crypto.randomUUID()
  expect(await refusalOf(billing.pay({ id: invoice?.id ?? '', idempotencyKey }))).toBe('NOT_FOUND')
  expect(await refusalOf(billing.invoice({ id: invoice?.id ?? '' }))).toBe('NOT_FOUND')
  const paymentMethodId = method?.id ?? ''
  expect(await refusalOf(billing.makeDefault({ paymentMethodId }))).toBe('NOT_FOUND')
  expect(await refusalOf(billing.removeMethod({ paymentMethodId }))).toBe('NOT_FOUND')
})

test('invoices come newest first, page by page, of a state', async () => {
  const { tenant, billing } = await payingCompany(product)
  await follow(tenant.id)
  for (const seats of [1, 2, 3]) {
    const offer = { plan: 'professional', cycle: 'monthly' as const, seats }
    const { expected, prorationAt } = await billing.preview(offer)
    await billing.change({ ...offer, expected, prorationAt: prorationAt.toISOString() })
    await runJobs(product)
  }
  await follow(tenant.id)
  const first = await billing.invoices({ limit: 3 })
  expect(first.items).toHaveLength(3)
  const second = await billing.invoices({ limit: 3, cursor: first.next ?? '' })
  expect(second).toMatchObject({ items: [{ state: 'paid' }], next: null })
  expect((await billing.invoices({ limit: 3, cursor: second.previous ?? '' })).items).toEqual(first.items)
  expect((await billing.invoices({ state: 'open' })).items).toEqual([])
})

test('invoices are found by the first and the last day of the company’s own on which they were issued', async () => {
  const { tenant, billing } = await payingCompany(product)
  await follow(tenant.id)
  const db = product.database.platform
  await db.update(tenants).set({ timeZone: 'Asia/Tokyo' }).where(eq(tenants.id, tenant.id))
  // The fifth of March in Tokyo, and still the fourth where this may run.
  const issuedAt = new Date('2026-03-04T15:30:00Z')
  await db.update(invoices).set({ issuedAt }).where(eq(invoices.tenantId, tenant.id))
  const found = async (range: { from?: string; to?: string }) => (await billing.invoices(range)).items.length
  expect(await found({ from: '2026-03-05', to: '2026-03-05' })).toBe(1)
  expect(await found({ from: '2026-03-06' })).toBe(0)
  expect(await found({ to: '2026-03-04' })).toBe(0)
})

test('where invoices go is changed with us at once, and at Stripe by a job', async () => {
  const { tenant, billing } = await payingCompany(product)
  const details = { name: 'Harbour Ltd', email: 'bills@example.com', country: 'JP', city: 'Kobe' }
  await billing.changeDetails(details)
  expect((await billing.overview()).details).toMatchObject(details)
  await runJobs(product)
  const customer = await product.payments.fetchCustomer(await customerOf(product, tenant.id))
  expect(customer.details).toMatchObject(details)
  expect((await billing.overview()).details).toMatchObject(details)
})

test('a company that has bought nothing can say where invoices go, and open Stripe’s page', async () => {
  const { tenant, billing } = await trialCompany(product)
  expect(await billing.methods()).toEqual([])
  await billing.changeDetails({ name: 'Harbour Ltd', email: 'bills@example.com' })
  await runJobs(product)
  const customer = await product.payments.fetchCustomer(await customerOf(product, tenant.id))
  expect(customer).toMatchObject({ details: { name: 'Harbour Ltd' } })
  expect((await billing.openPortal()).url).toContain(product.stripe.url)
})
