import { runJobs } from '@leasehold/tooling/jobs'
import { addAdmin, addCompany, asAdmin, asUser, testCall, testProduct } from '@leasehold/tooling/product'
import { buyWith, type PayingProduct } from '@leasehold/tooling/stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginReconciliation, reconcile } from './index.ts'

let product: PayingProduct
beforeAll(async () => {
  product = await testProduct({ stripe: true })
})
afterAll(() => product.close())

/** A company that bought, of which no webhook has told: nothing is delivered in these tests. */
async function bought(plan = 'professional') {
  const { tenant, user } = await addCompany(product, {
    plan: 'trial',
    state: 'trialing',
    trialEndsAt: soon(),
  })
  const { billing } = await asUser(product, user, tenant)
  await billing.buy({ plan, cycle: 'monthly', keepTrial: false })
  await runJobs(product)
  const { request } = await billing.overview()
  expect(await buyWith(product, request?.url ?? '', '4242424242424242')).toMatchObject({ isBought: true })
  const [theirs] = [...product.stripe.state.all.subscriptions.values()].slice(-1)
  return { tenant, billing, subscriptionId: theirs?.id ?? '' }
}

const soon = () => new Date(Date.now() + 5 * 86_400_000)

async function run(mends: boolean): Promise<string> {
  const call = testCall(product)
  const { id } = await product.database.platformTransaction((tx) =>
    beginReconciliation({ ...call, tx }, mends),
  )
  await runJobs(product)
  return id
}

const staff = async () => (await asAdmin(product, await addAdmin(product))).reconciliation

test('a report names what webhooks missed, and mends it one by one or all at once', async () => {
  const [one, two] = [await bought(), await bought('basic')]
  const id = await run(false)
  const { get, differences, mend, mendAll } = await staff()
  const found = await differences({ reconciliationId: id })
  const of = (kind: string) => found.items.filter((each) => each.kind === kind)
  expect(of('subscription_unknown').map(({ providerId }) => providerId)).toEqual(
    expect.arrayContaining([one.subscriptionId, two.subscriptionId]),
  )
  const mine = found.items.find(({ providerId }) => providerId === one.subscriptionId)
  expect(mine).toMatchObject({ company: { id: one.tenant.id }, may: { mend: true } })

  await mend({ reconciliationId: id, id: mine?.id ?? '' })
  await runJobs(product)
  expect(await one.billing.overview()).toMatchObject({ state: 'active', plan: { key: 'professional' } })

  await mendAll({ reconciliationId: id })
  await runJobs(product)
  expect(await two.billing.overview()).toMatchObject({ state: 'active', plan: { key: 'basic' } })
  expect(await get({ reconciliationId: id })).toMatchObject({ state: 'done', may: { mend: false } })
  expect((await differences({ reconciliationId: id, unmended: true })).items).toEqual([])

  const again = await run(false)
  expect((await differences({ reconciliationId: again })).items).toEqual([])
})

test('what was done in Stripe’s dashboard is found, and mended by the nightly one', async () => {
  const { billing, subscriptionId } = await bought()
  await run(true)
  expect(await billing.overview()).toMatchObject({ state: 'active' })
  await product.payments.cancelSubscription(subscriptionId, 'now', 'by hand')
  const id = await run(true)
  expect(await billing.overview()).toMatchObject({ state: 'cancelled' })
  const { items } = await (await staff()).differences({ reconciliationId: id })
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'subscription_differs', providerId: subscriptionId, error: null }),
  )
})

test('two that are begun at once are one, and one that was killed goes on where it was', async () => {
  const call = testCall(product)
  const begin = () =>
    product.database.platformTransaction((tx) => beginReconciliation({ ...call, tx }, false))
  const begun = await Promise.all([begin(), begin(), begin()])
  const [{ id } = { id: '' }] = begun
  expect(new Set(begun.map((each) => each.id)).size).toBe(1)
  let pages = 0
  const dying = {
    ...product.payments,
    listInvoices: () => {
      pages += 1
      return Promise.reject(new Error('killed'))
    },
  }
  await expect(reconcile({ ...call, payments: dying }, id)).rejects.toThrow('killed')
  expect(pages).toBe(1)
  const { get } = await staff()
  const { checked } = await get({ reconciliationId: id })
  expect(checked).toBe(product.stripe.state.all.subscriptions.size)
  await runJobs(product)
  const done = await get({ reconciliationId: id })
  expect(done).toMatchObject({ state: 'done' })
  expect(done.checked).toBe(checked + product.stripe.state.all.invoices.size)
})
