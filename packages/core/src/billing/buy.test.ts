import { runJobs } from '@leasehold/tooling/jobs'
import { testProduct } from '@leasehold/tooling/product'
import type { PayingProduct } from '@leasehold/tooling/stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { payPage, trialCompany } from './buying.fixture.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

test('a trial company buys, pays and has what it bought', async () => {
  const { tenant, billing } = await trialCompany(product)
  const asked = { plan: 'professional', cycle: 'yearly' as const, keepTrial: false }
  expect(await billing.preview(asked)).toMatchObject({ kind: 'buy', expected: 2_800_000, currency: 'CNY' })
  const { requestId } = await billing.buy(asked)
  expect((await billing.overview()).request).toMatchObject({ id: requestId, state: 'waiting', url: null })
  await runJobs(product)
  const { request } = await billing.overview()
  expect(request).toMatchObject({ state: 'open', can: { goOn: true, abandon: true } })
  expect(await payPage(product, tenant.id)).toMatchObject({ isBought: true })
  const after = await billing.overview()
  expect(after).toMatchObject({
    state: 'active',
    source: 'stripe',
    plan: { key: 'professional' },
    request: null,
  })
})
