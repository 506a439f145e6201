import { type BillingDetails, type Locale, noDetails, type Terms } from '@leasehold/catalog'
import { type Call, sha256 } from '../../kernel/index.ts'
import type { PaymentProvider } from '../../payments/index.ts'
import { itemsOf, pricesOf } from '../../subscriptions/index.ts'
import * as store from './store.ts'

/**
 * The company as Stripe's customer: one for each company, made when it is needed first. Run again after an answer that
 * was lost it finds the one that was made: the key says of whom, with which details.
 */
export async function ensureCustomer(
  call: Call,
  payments: PaymentProvider,
  tenantId: string,
  given?: BillingDetails,
): Promise<string> {
  const db = call.database.platform
  const company = await store.readParties(db, tenantId)
  if (!company) throw new Error('A request of no company.')
  if (company.customerId) return company.customerId
  const details = given ?? detailsOf(company, await store.readBillingEmail(db, tenantId))
  const customer = await payments.createCustomer(
    { tenantId, code: company.code, details, locale: company.locale, clock: payments.isTest },
    `customer:${tenantId}:${sha256(JSON.stringify([details, company.locale])).slice(0, 16)}`,
  )
  const { id: customerId, testClockId } = customer
  return store.keepCustomer(db, { tenantId, customerId, testClockId, details: customer.details })
}

function detailsOf(
  company: { name: string; contactEmail: string | null; contactPhone: string | null },
  adminEmail: string | null,
): BillingDetails {
  const { name, contactEmail, contactPhone: phone } = company
  const email = contactEmail ?? adminEmail
  return { ...noDetails, name, email, phone }
}

/**
 * Makes sure that Stripe has the prices of terms. Asked each time: what was pushed once may have gone to another account,
 * and who asks Stripe remembers what it found there.
 */
export async function ensurePricesOf(call: Call, payments: PaymentProvider, terms: Terms): Promise<void> {
  const version = await store.readVersion(call.database.platform, terms.plan, terms.planVersion)
  if (!version) throw new Error(`There is no version ${terms.planVersion} of ${terms.plan}.`)
  const { plan, planVersion } = terms
  const all = pricesOf({ plan, planVersion, name: version.name.en }, version.terms)
  const keys = itemsOf(terms).map(({ key }) => key)
  await payments.ensurePrices(all.filter(({ key }) => keys.includes(key)))
}

/** Where a customer of Stripe's pages comes back to. */
export function billingUrl(workspaceUrl: string, code: string, about?: string): string {
  return `${workspaceUrl}/${code}/billing${about ? `?checkout=${about}` : ''}`
}

/** A language as a request wrote it down, so that repeating it asks the same. */
export function localeOf(details: Record<string, unknown>, fallback: Locale): string {
  return typeof details.locale === 'string' ? details.locale : fallback
}
