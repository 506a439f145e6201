import type { Cycle, SubscriptionState } from '@leasehold/catalog'
import { auditEntries, invoices, stripeCustomers, subscriptionRequests } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { addCompany, asUser, testCall } from '@leasehold/tooling/product'
import { buyWith, type PayingProduct } from '@leasehold/tooling/stripe'
import { eq } from 'drizzle-orm'
import { settleCheckout } from './index.ts'

export const visa = '4242424242424242'

const dayMs = 86_400_000

export const inDays = (days: number) => new Date(Date.now() + days * dayMs)

/** A company on trial, and its billing admin's way in. */
export async function trialCompany(product: PayingProduct, given: { state?: SubscriptionState } = {}) {
  const { state = 'trialing' } = given
  const { tenant, user } = await addCompany(product, { plan: 'trial', state, trialEndsAt: inDays(10) })
  const { billing } = await asUser(product, user, tenant)
  return { tenant, user, billing }
}

export type Billing = Awaited<ReturnType<typeof trialCompany>>['billing']

/** Pays on the page that a company has open, and takes note of it as the webhook would. */
export async function payPage(product: PayingProduct, tenantId: string, card = visa) {
  const open = (await requestsOf(product, tenantId)).find(({ state }) => state === 'open')
  if (!open?.url || !open.providerId) throw new Error('No page is open.')
  const bought = await buyWith(product, open.url, card)
  await settleCheckout(testCall(product), open.providerId)
  return bought
}

/** A company that has bought a plan and paid for it. */
export async function payingCompany(
  product: PayingProduct,
  given: { plan?: string; cycle?: Cycle; seats?: number; card?: string } = {},
) {
  const { plan = 'professional', cycle = 'monthly', seats = 0, card = visa } = given
  const company = await trialCompany(product)
  await company.billing.buy({ plan, cycle, seats, keepTrial: false })
  await runJobs(product)
  await payPage(product, company.tenant.id, card)
  return company
}

/** What was asked of Stripe for a company, the oldest first. */
export function requestsOf({ database }: PayingProduct, tenantId: string) {
  return database.platform
    .select()
    .from(subscriptionRequests)
    .where(eq(subscriptionRequests.tenantId, tenantId))
    .orderBy(subscriptionRequests.id)
}

export function invoicesOf({ database }: PayingProduct, tenantId: string) {
  return database.platform.select().from(invoices).where(eq(invoices.tenantId, tenantId)).orderBy(invoices.id)
}

export function auditOf({ database }: PayingProduct, tenantId: string) {
  return database.platform
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.tenantId, tenantId))
    .orderBy(auditEntries.seq)
}

/** The company's customer at Stripe. */
export async function customerOf({ database }: PayingProduct, tenantId: string): Promise<string> {
  const [row] = await database.platform
    .select({ customerId: stripeCustomers.customerId })
    .from(stripeCustomers)
    .where(eq(stripeCustomers.tenantId, tenantId))
  if (!row) throw new Error('The company is no customer.')
  return row.customerId
}

/** Has a company's renewals charged to another card, one of Stripe's test cards; the new method's id. */
export async function giveCard(product: PayingProduct, tenantId: string, card: string): Promise<string> {
  const { url, secretKey } = product.stripe
  const customer = await customerOf(product, tenantId)
  const answer = await fetch(`${url}/v1/payment_methods/${card}/attach`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}` },
    body: new URLSearchParams({ customer }),
  })
  const { id } = (await answer.json()) as { id: string }
  await product.payments.setDefaultPaymentMethod(customer, id, crypto.randomUUID())
  return id
}
