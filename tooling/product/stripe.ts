import type { PaymentProvider } from '@leasehold/core'
import { connectStripe } from '@leasehold/server/stripe'
import { signDelivery } from '../stripe-simulator/deliveries/sign.ts'
import {
  type SimulatorOptions,
  type StripeSimulator,
  startStripeSimulator,
} from '../stripe-simulator/index.ts'
import type { Product } from './index.ts'

/** A product whose customers can pay, to a Stripe of its own. */
export type PayingProduct = Product & { stripe: StripeSimulator; payments: PaymentProvider }

/** Lets a simulator take the payments of a product; closing the product ends it. */
export async function withStripe(product: Product, options: SimulatorOptions = {}): Promise<PayingProduct> {
  const stripe = await startStripeSimulator(options)
  return {
    ...product,
    stripe,
    payments: connectTo(stripe),
    close: async () => {
      await stripe.stop()
      await product.close()
    },
  }
}

/** The product's own way to Stripe, leading to a simulator. */
export function connectTo(stripe: StripeSimulator): PaymentProvider {
  const payments = connectStripe(stripeSettings(stripe))
  if (!payments) throw new Error('The simulator has no keys.')
  return payments
}

/** The settings with which a server pays to a simulator. */
export function stripeSettings({ url, secretKey, webhookSecret }: StripeSimulator) {
  return { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: url }
}

/** Buys on the page of a Checkout session as a person would; the answer of the page, which may say why not. */
export async function buyWith(
  { stripe }: Pick<PayingProduct, 'stripe'>,
  sessionUrl: string,
  cardNumber: string,
  given: { authentication?: 'complete' | 'fail'; promotionCode?: string } = {},
): Promise<{ isBought: boolean; location: string | null; text: string }> {
  const { authentication = 'complete', promotionCode } = given
  const page = `${stripe.url}${new URL(sessionUrl).pathname}`
  if (promotionCode) await submit(`${page}/promotion`, { code: promotionCode })
  const card = { method: 'card', card_number: cardNumber, expiry: '12 / 44', cvc: '123', name: 'Test' }
  const paid = await submit(page, card)
  const isAsked = paid.location?.endsWith('/authenticate')
  const last = isAsked ? await submit(`${page}/authenticate`, { outcome: authentication }) : paid
  // What went through leads away from the page.
  return { ...last, isBought: last.status === 303 && !last.location?.startsWith('/') }
}

async function submit(url: string, fields: Record<string, string>) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}

/** An event as a webhook brings it: its body, and the signature over it. */
export type DeliveredEvent = { id: string; body: Buffer; signature: string }

/** Hands events to whoever handles what webhooks bring, in this order, with no server between. */
export async function deliver(
  { stripe }: Pick<PayingProduct, 'stripe'>,
  eventIds: readonly string[],
  handle: (event: DeliveredEvent) => Promise<unknown>,
): Promise<void> {
  for (const id of eventIds) {
    const body = JSON.stringify(stripe.state.all.events.need(id))
    const signature = signDelivery(body, stripe.webhookSecret, Date.now())
    await handle({ id, body: Buffer.from(body), signature })
  }
}

/** Ids of all events so far, oldest first; with `after`, of those that came later. */
export function eventIds({ stripe }: Pick<PayingProduct, 'stripe'>, after?: string): string[] {
  const ids = [...stripe.state.all.events.values()].map(({ id }) => id)
  return after ? ids.slice(ids.indexOf(after) + 1) : ids
}
