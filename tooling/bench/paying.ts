import { presets } from '@leasehold/catalog'
import { type PaymentProvider, pricesOf } from '@leasehold/core'
import Stripe from 'stripe'
import { connectTo, stripeSettings } from '../product/stripe.ts'
import { ensureEndpoint } from '../stripe-simulator/deliveries/endpoints.ts'
import { type StripeSimulator, startStripeSimulator } from '../stripe-simulator/index.ts'
import { type Served, serve } from './product.ts'

/** The product in a process of its own, and a Stripe for it in ours. */
export type Paying = {
  product: Served
  simulator: StripeSimulator
  /** The product's own way to Stripe. */
  payments: PaymentProvider
  /** Stripe's SDK: what Stripe's dashboard would do. */
  stripe: Stripe
  /** Ids of the monthly prices of the catalog, by plan. */
  prices: Map<string, string>
  stop(): Promise<void>
}

/** Starts both; prices are pushed, and events are delivered to the product. */
export async function servePaying(databaseUrl: string): Promise<Paying> {
  const simulator = await startStripeSimulator()
  // In production the product refuses to be led to a simulator.
  const settings = { ...stripeSettings(simulator), NODE_ENV: 'development' }
  const product = await serve('serve-product.ts', databaseUrl, settings)
  ensureEndpoint(simulator.state, { url: `${product.url}/stripe/webhook`, secret: simulator.webhookSecret })
  const payments = connectTo(simulator)
  const { hostname, port } = new URL(simulator.url)
  const stripe = new Stripe(simulator.secretKey, { host: hostname, port: Number(port), protocol: 'http' })
  return {
    product,
    simulator,
    payments,
    stripe,
    prices: await pushPrices(payments),
    stop: async () => {
      await product.stop()
      await simulator.stop()
    },
  }
}

async function pushPrices(payments: PaymentProvider): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const { key: plan, name, terms } of presets.erp.plans) {
    const prices = pricesOf({ plan, planVersion: 1, name: name.en }, terms)
    const pushed = await payments.ensurePrices(prices)
    const monthly = prices.find(({ key }) => key.endsWith(':monthly:CNY:base'))
    const price = monthly && pushed.get(monthly.key)
    if (price) found.set(plan, price.priceId)
  }
  return found
}

/** A company's customer with a card, and its subscription, as if it had bought. */
export async function subscribe(
  { stripe, prices }: Paying,
  { tenantId, plan }: { tenantId: string; plan: string },
): Promise<Stripe.Subscription> {
  const customer = await stripe.customers.create({
    metadata: { tenantId },
    payment_method: 'pm_card_visa',
    invoice_settings: { default_payment_method: 'pm_card_visa' },
  })
  const price = prices.get(plan)
  if (!price) throw new Error(`The plan ${plan} is not sold by the month.`)
  return stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price }],
    metadata: { tenantId },
    off_session: true,
  })
}
