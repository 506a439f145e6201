import { runJobs } from '@leasehold/tooling/jobs'
import { addCompany, asUser, testCall } from '@leasehold/tooling/product'
import { buyWith, type PayingProduct } from '@leasehold/tooling/stripe'
import { settleCheckout } from '../billing/index.ts'

/** Lets a company buy on the page that Stripe made for it. */
export async function buy(
  product: PayingProduct,
  company: Awaited<ReturnType<typeof addCompany>>,
  given: { keepTrial?: boolean; plan?: string } = {},
) {
  const { tenant, user } = company
  const { billing } = await asUser(product, user, tenant)
  const { plan = 'professional', keepTrial = false } = given
  await billing.buy({ plan, cycle: 'monthly', seats: 0, keepTrial })
  await runJobs(product)
  const { request } = await billing.overview()
  await buyWith(product, request?.url ?? '', '4242424242424242')
  const rows = await product.database.platform.query.subscriptionRequests.findMany()
  const open = rows.find(({ tenantId, state }) => tenantId === tenant.id && state === 'open')
  await settleCheckout(testCall(product), open?.providerId ?? '')
}

/** A company that has bought a plan at Stripe. */
export async function payingCompany(
  product: PayingProduct,
  given: { keepTrial?: boolean; plan?: string } = {},
) {
  const trialEndsAt = new Date(Date.now() + 5 * 86_400_000)
  const company = await addCompany(product, {
    plan: 'trial',
    state: 'trialing',
    trialEndsAt,
    timeZone: 'UTC',
  })
  await buy(product, company, given)
  return { ...company, tenantId: company.tenant.id as string }
}
