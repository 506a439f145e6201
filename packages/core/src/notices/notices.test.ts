import { runJobs } from '@leasehold/tooling/jobs'
import {
  addAdmin,
  addCompany,
  asAdmin,
  type Product,
  testCall,
  testProduct,
} from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveNotices } from './give-notices.ts'

let product: Product
beforeAll(async () => {
  product = await testProduct()
})
afterAll(() => product.close())

const hour = 3_600_000
const day = 24 * hour

/** Gives the notices of an instant, twice, and returns the mails that followed. */
async function mailsAt(now: Date) {
  await Promise.all([giveNotices(testCall(product, { now })), giveNotices(testCall(product, { now }))])
  await giveNotices(testCall(product, { now }))
  return (await runJobs(product, { now })).map(({ template, to }) => ({ template, to }))
}

const auditOf = async (tenantId: string) =>
  (await product.database.platform.query.auditEntries.findMany())
    .filter((entry) => entry.tenantId === tenantId)
    .map(({ action, actorKind }) => ({ action, actorKind }))

test('a trial’s end is told 14, 7 and 1 days before and when it comes, once each', async () => {
  const trialEndsAt = new Date(Date.now() + 30 * day)
  const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing', trialEndsAt })
  const at = (days: number) => mailsAt(new Date(trialEndsAt.getTime() - days * day))
  const ending = [{ template: 'entitlement-ending', to: user.email }]
  expect(await at(20)).toEqual([])
  expect(await at(14)).toEqual(ending)
  expect(await at(10)).toEqual([])
  expect(await at(6.5)).toEqual(ending)
  expect(await at(1)).toEqual(ending)
  expect(await at(0.5)).toEqual([])
  expect(await auditOf(tenant.id)).toEqual([])
  expect(await at(0)).toEqual([{ template: 'entitlement-ended', to: user.email }])
  expect(await at(-1)).toEqual([])
  expect(await auditOf(tenant.id)).toEqual([{ action: 'subscription.trial_ended', actorKind: 'system' }])
  const runs = (await product.database.platform.query.syncRuns.findMany()).filter(
    ({ tenantId }) => tenantId === tenant.id,
  )
  expect(runs).toMatchObject([{ cause: 'time_passed', state: 'succeeded' }])
})

test('an override of few days is told of only from then on, and an end that moved is told again', async () => {
  const { tenant, user } = await addCompany(product, { plan: 'basic' })
  const staff = await asAdmin(product, await addAdmin(product))
  const grant = (days: number) => ({
    tenantId: tenant.id,
    feature: 'POS',
    value: true,
    reason: 'pilot',
    endsAt: new Date(Date.now() + days * day).toISOString(),
  })
  const { id } = await staff.entitlements.setOverride(grant(3))
  await runJobs(product)
  const in_ = (days: number) => mailsAt(new Date(Date.now() + days * day))
  expect(await in_(1)).toEqual([])
  expect(await in_(2.5)).toEqual([{ template: 'entitlement-ending', to: user.email }])
  await staff.entitlements.revokeOverride({ tenantId: tenant.id, id })
  await staff.entitlements.setOverride(grant(20))
  await runJobs(product)
  expect(await in_(4)).toEqual([])
  expect(await in_(19.5)).toEqual([{ template: 'entitlement-ending', to: user.email }])
  expect(await in_(21)).toEqual([{ template: 'entitlement-ended', to: user.email }])
  expect((await auditOf(tenant.id)).filter(({ action }) => action === 'override.ended')).toHaveLength(1)
})
