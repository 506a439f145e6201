import { runJobs } from '@leasehold/tooling/jobs'
import { asUser, refusalOf, testProduct } from '@leasehold/tooling/product'
import { connectTo, type PayingProduct } from '@leasehold/tooling/stripe'
import { startStripeSimulator } from '@leasehold/tooling/stripe-simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payingCompany, requestsOf, trialCompany } from './buying.fixture.ts'

let first: PayingProduct
/** The same platform after its keys were changed for those of another account. */
let moved: PayingProduct
beforeAll(async () => {
  first = await testProduct({ stripe: true })
  const stripe = await startStripeSimulator({ seed: 'another' })
  moved = { ...first, stripe, payments: connectTo(stripe) }
})
afterAll(async () => {
  await moved.stripe.stop()
  await first.close()
})

const yearly = { plan: 'professional', cycle: 'yearly' as const, keepTrial: false }

test('prices that one account has are made anew in the next', async () => {
  const { billing } = await trialCompany(first)
  await billing.buy(yearly)
  await runJobs(first)
  const later = await trialCompany(moved)
  await later.billing.buy(yearly)
  await runJobs(moved)
  expect(await requestsOf(moved, later.tenant.id)).toMatchObject([{ state: 'open', error: null }])
})

test('who is a customer in one account is told that the next knows nothing of it', async () => {
  const { tenant, user } = await payingCompany(first)
  const { billing } = await asUser(moved, user, tenant)
  expect(await refusalOf(billing.openPortal())).toBe('MISSING_AT_PROVIDER')
  await billing.cancel({ when: 'period_end' })
  await runJobs(moved)
  expect((await requestsOf(moved, tenant.id)).at(-1)).toMatchObject({
    state: 'failed',
    error: 'MISSING_AT_PROVIDER',
  })
})
