import { type CheckoutToCreate, type ProviderCheckout, ProviderError } from '@leasehold/core'
import type Stripe from 'stripe'
import type { Link } from './link.ts'
import { idOf, toDate, toMetadata, toSeconds, toStripeLocale } from './mapping.ts'

const DAY_MS = 86_400_000

/** Checkout takes ends of trials only from so far ahead on, and lives no longer than a day. */
const SHORTEST_TRIAL_MS = 2 * DAY_MS

export async function createCheckout(
  { stripe, prices }: Link,
  given: CheckoutToCreate,
  key: string,
): Promise<ProviderCheckout> {
  const priceId = await prices.idsOf(given.items.map((item) => item.key))
  const { metadata } = given
  const session = await stripe.checkout.sessions.create(
    {
      mode: 'subscription',
      customer: given.customerId,
      client_reference_id: given.customerId,
      line_items: given.items.map((item) => ({ price: priceId(item.key), quantity: item.quantity })),
      metadata,
      subscription_data: { metadata, ...trialOf(given) },
      payment_method_collection: 'always',
      // A cardholder's name is not the company's.
      customer_update: { address: 'auto' },
      locale: toStripeLocale(given.locale),
      success_url: given.successUrl,
      cancel_url: given.cancelUrl,
      expires_at: toSeconds(given.expiresAt),
      ...(given.promotionCodeId
        ? { discounts: [{ promotion_code: given.promotionCodeId }] }
        : { allow_promotion_codes: true }),
    },
    { idempotencyKey: key },
  )
  return toCheckout(session)
}

/**
 * What is left of a trial. An end that is too near for Checkout becomes whole days from the purchase on, rounded in the
 * customer's favour. Counted from the session's own end, so that asking again asks for the same.
 */
function trialOf({
  trialEndsAt,
  expiresAt,
}: CheckoutToCreate): Stripe.Checkout.SessionCreateParams.SubscriptionData {
  if (!trialEndsAt) return {}
  const leftMs = trialEndsAt.getTime() - expiresAt.getTime()
  if (leftMs >= SHORTEST_TRIAL_MS) return { trial_end: toSeconds(trialEndsAt) }
  return { trial_period_days: Math.max(1, Math.ceil((leftMs + DAY_MS) / DAY_MS)) }
}

export async function fetchCheckout({ stripe }: Link, checkoutId: string): Promise<ProviderCheckout> {
  return toCheckout(await stripe.checkout.sessions.retrieve(checkoutId))
}

/** What is complete or expired already stays so, also what becomes it meanwhile. */
export async function expireCheckout({ stripe }: Link, checkoutId: string): Promise<ProviderCheckout> {
  const session = await stripe.checkout.sessions.retrieve(checkoutId)
  if (session.status !== 'open') return toCheckout(session)
  try {
    return toCheckout(await stripe.checkout.sessions.expire(checkoutId))
  } catch (error) {
    const now = await stripe.checkout.sessions.retrieve(checkoutId)
    if (now.status === 'open') throw error
    return toCheckout(now)
  }
}

function toCheckout(session: Stripe.Checkout.Session): ProviderCheckout {
  return {
    id: session.id,
    state: stateOf(session.status),
    isPaid: session.status === 'complete' && session.payment_status !== 'unpaid',
    url: session.url,
    subscriptionId: idOf(session.subscription),
    customerId: idOf(session.customer),
    metadata: toMetadata(session.metadata),
    expiresAt: toDate(session.expires_at),
  }
}

function stateOf(status: string | null): ProviderCheckout['state'] {
  if (status === 'open' || status === 'complete' || status === 'expired') return status
  const message = `Stripe names the state ${status} of a Checkout session, which is not known.`
  throw new ProviderError({ isFinal: false, code: 'state_unknown', message })
}
