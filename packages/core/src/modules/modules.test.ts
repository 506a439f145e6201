import { modules, presets } from '@leasehold/catalog'
import { addCompany, asUser, type Product, refusalOf, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

test('a module opens exactly when the plan includes it', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'basic' })
  const caller = await asUser(product, user, tenant)
  const listed = await caller.modules.list()
  expect(listed.map(({ module }) => module)).toEqual([...modules])
  const basic = presets.erp.plans.find(({ key }) => key === 'basic')
  for (const { module, state } of listed) {
    const included = basic?.terms.entitlements[module] === true
    expect(state, module).toBe(included ? 'open' : 'locked')
    if (included) expect(await caller.modules.get({ module })).toEqual({ module })
    else expect(await refusalOf(caller.modules.get({ module })), module).toBe('MODULE_LOCKED')
  }
})

test('after the trial every module is closed', async () => {
  const { tenant, user } = await addCompany(product, {
    plan: 'trial',
    state: 'trialing',
    trialEndsAt: new Date(Date.now() - 1000),
  })
  const caller = await asUser(product, user, tenant)
  expect(await refusalOf(caller.modules.get({ module: 'CRM' }))).toBe('BILLING_ONLY')
})
