import { runJobs } from '@leasehold/tooling/jobs'
import { testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Billing, payingCompany } from './buying.fixture.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

async function take(billing: Billing, offer: { plan: string; cycle: 'monthly' | 'yearly'; seats?: number }) {
  const { expected, prorationAt } = await billing.preview(offer)
  await billing.change({ ...offer, expected, prorationAt: prorationAt.toISOString() })
  await runJobs(product)
}

test('what is scheduled survives a change at once', async () => {
  const { billing } = await payingCompany(product, { seats: 2 })
  await take(billing, { plan: 'basic', cycle: 'monthly' })
  const { scheduled } = await billing.overview()
  expect(scheduled).toMatchObject({ plan: { key: 'basic' } })
  await take(billing, { plan: 'professional', cycle: 'monthly', seats: 4 })
  expect(await billing.overview()).toMatchObject({ seats: { paid: 4 }, scheduled, request: null })
})

test('another one takes its place', async () => {
  const { billing } = await payingCompany(product, { seats: 4 })
  await take(billing, { plan: 'basic', cycle: 'monthly' })
  await take(billing, { plan: 'professional', cycle: 'monthly', seats: 1 })
  expect((await billing.overview()).scheduled).toMatchObject({ plan: { key: 'professional' }, seats: 1 })
})

test('an end takes its place, and going on brings nothing of it back', async () => {
  const { billing } = await payingCompany(product)
  await take(billing, { plan: 'basic', cycle: 'monthly' })
  await billing.cancel({ when: 'period_end' })
  await runJobs(product)
  expect(await billing.overview()).toMatchObject({ scheduled: null, nextCharge: null, may: { resume: null } })
  expect(await billing.nextCharge()).toBeNull()
  await billing.resume()
  await runJobs(product)
  expect(await billing.overview()).toMatchObject({
    endsAt: null,
    scheduled: null,
    nextCharge: { amount: 280_000 },
  })
})

test('what Stripe will charge next is what the list says, before and after a change that waits', async () => {
  const { billing } = await payingCompany(product, { seats: 2 })
  const listed = async () => (await billing.overview()).nextCharge
  expect(await billing.nextCharge()).toMatchObject({ ...(await listed()), total: 296_000 })
  await take(billing, { plan: 'professional', cycle: 'monthly', seats: 1 })
  expect(await billing.nextCharge()).toMatchObject({ ...(await listed()), total: 288_000 })
})
