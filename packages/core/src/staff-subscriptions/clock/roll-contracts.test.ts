import { runJobs } from '@leasehold/tooling/jobs'
import { addAdmin, addTenant, asAdmin, asOwner, type Product, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
let staff: Awaited<ReturnType<typeof asAdmin>>
beforeAll(async () => {
  product = await testProduct()
  staff = await asAdmin(product, await addAdmin(product))
})
afterAll(() => product.close())

test('a job of the worker does what time asks for', async () => {
  const tenant = await addTenant(product, { plan: 'basic' })
  await asOwner(
    product,
    `update subscriptions set cycle = 'monthly', currency = 'CNY', anchor = now() - interval '40 days',
       period_start = now() - interval '40 days', period_end = now() - interval '10 days'
       where tenant_id = '${tenant.id}';
     select graphile_worker.add_job('contracts_roll')`,
  )
  await runJobs(product)
  const { period } = await staff.subscriptions.get({ tenantId: tenant.id })
  expect(period && period.end > new Date()).toBe(true)
})
