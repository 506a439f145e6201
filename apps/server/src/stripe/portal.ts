import type Stripe from 'stripe'
import type { Link } from './link.ts'
import { toStripeLocale } from './mapping.ts'

/** Raised when `features` change, so that a new configuration is made. */
const REVISION = '1'

/** Plans and ends are decided in the product, where limits and previews are known. */
const features: Stripe.BillingPortal.ConfigurationCreateParams.Features = {
  customer_update: { enabled: true, allowed_updates: ['name', 'email', 'address', 'phone'] },
  invoice_history: { enabled: true },
  payment_method_update: { enabled: true },
  subscription_cancel: { enabled: false },
  subscription_update: { enabled: false },
}

const configurations = new WeakMap<Stripe, Promise<string>>()

export async function createPortal(
  { stripe }: Link,
  customerId: string,
  { returnUrl, locale }: { returnUrl: string; locale: string },
): Promise<{ url: string }> {
  const { url } = await stripe.billingPortal.sessions.create({
    customer: customerId,
    return_url: returnUrl,
    locale: toStripeLocale(locale),
    configuration: await configurationOf(stripe),
  })
  return { url }
}

/** Our configuration of the portal, made when there is none yet; what the account's own one allows does not count. */
function configurationOf(stripe: Stripe): Promise<string> {
  const known = configurations.get(stripe)
  if (known) return known
  const asked = findConfiguration(stripe)
  configurations.set(stripe, asked)
  asked.catch(() => configurations.delete(stripe))
  return asked
}

async function findConfiguration(stripe: Stripe): Promise<string> {
  const { data } = await stripe.billingPortal.configurations.list({ active: true, limit: 100 })
  const found = data.find(({ metadata }) => metadata?.leasehold === REVISION)
  if (found) return found.id
  const made = await stripe.billingPortal.configurations.create(
    { features, metadata: { leasehold: REVISION } },
    { idempotencyKey: `leasehold-portal-${REVISION}` },
  )
  return made.id
}
