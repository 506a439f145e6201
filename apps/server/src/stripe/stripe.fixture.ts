import type { BillingDetails, Currency, Cycle } from '@leasehold/catalog'
import {
  type CheckoutToCreate,
  type PaymentProvider,
  type PricedItem,
  type PriceKey,
  type PriceToPush,
  ProviderError,
  type ProviderSubscription,
  priceKey,
} from '@leasehold/core'
import { buyWith, connectTo } from '@leasehold/tooling/stripe'
import { type StripeSimulator, startStripeSimulator } from '@leasehold/tooling/stripe-simulator'
import Stripe from 'stripe'

export const details: BillingDetails = {
  name: 'Example Ltd.',
  email: 'billing@example.com',
  phone: '+86 10 0000 0000',
  line1: '1 Road',
  line2: null,
  city: 'Shanghai',
  state: null,
  postalCode: '200000',
  country: 'CN',
}

/** What a month of each plan, and of a seat in it, costs in the tests. */
const monthly = { basic: 600_00, professional: 2_800_00, enterprise: 8_000_00 }
const seat = 80_00
type PricePart = PriceKey['part']

const months = { monthly: 1, quarterly: 3, yearly: 10 } satisfies Record<Cycle, number>

export type TestPlan = keyof typeof monthly

/** Cards of Stripe's for tests. */
export const cards = {
  good: '4242424242424242',
  declined: '4000000000000002',
  failsLater: '4000000000000341',
  asks: '4000002500003155',
}

export function keyOf(plan: TestPlan, part: PricePart = 'base', cycle: Cycle = 'monthly'): string {
  return priceKey({ plan, planVersion: 1, cycle, currency: 'CNY', part })
}

/** What a plan with some seats is at Stripe. */
export function itemsFor(plan: TestPlan, seats = 0, cycle: Cycle = 'monthly'): PricedItem[] {
  const base = { key: keyOf(plan, 'base', cycle), quantity: 1 }
  return seats > 0 ? [base, { key: keyOf(plan, 'seat', cycle), quantity: seats }] : [base]
}

export function priceFor(plan: TestPlan, part: PricePart, cycle: Cycle): PriceToPush {
  return {
    key: keyOf(plan, part, cycle),
    amount: (part === 'base' ? monthly[plan] : seat) * months[cycle],
    currency: 'CNY' satisfies Currency,
    cycle,
    product: { key: `leasehold_${plan}_v1_${part}`, name: plan },
  }
}

const allPrices = (Object.keys(monthly) as TestPlan[]).flatMap((plan) =>
  (['base', 'seat'] as const).flatMap((part) =>
    (['monthly', 'quarterly', 'yearly'] as const).map((cycle) => priceFor(plan, part, cycle)),
  ),
)

/** A simulator with the tests' prices, the adapter before it, and `sdk` for what people do in Stripe's dashboard. */
export type TestStripe = { simulator: StripeSimulator; payments: PaymentProvider; sdk: Stripe }

export async function startStripe(): Promise<TestStripe> {
  const simulator = await startStripeSimulator()
  const payments = connectTo(simulator)
  await payments.ensurePrices(allPrices)
  const address = { protocol: 'http', host: '127.0.0.1', port: simulator.port } as const
  return { simulator, payments, sdk: new Stripe(simulator.secretKey, { ...address, telemetry: false }) }
}

let counter = 0

export function nextKey(): string {
  return `key-${++counter}`
}

export async function addCustomer({ payments }: TestStripe) {
  const number = ++counter
  const given = { tenantId: `tenant-${number}`, code: `TEN-${number}`, details, locale: 'zh-CN', clock: true }
  return payments.createCustomer(given, nextKey())
}

export const checkoutFor = (customerId: string, items: PricedItem[]): CheckoutToCreate => ({
  customerId,
  items,
  metadata: { tenant_id: customerId },
  locale: 'zh-CN',
  successUrl: 'https://app.example.com/billing?done',
  cancelUrl: 'https://app.example.com/billing',
  expiresAt: new Date(Date.now() + 3_600_000),
  trialEndsAt: null,
  promotionCodeId: null,
})

/** A customer who has bought on Stripe's page. */
export async function subscribe(
  stripe: TestStripe,
  items = itemsFor('professional'),
  card = cards.good,
): Promise<ProviderSubscription> {
  const { payments, simulator } = stripe
  const { id } = await addCustomer(stripe)
  const { id: checkoutId, url } = await payments.createCheckout(checkoutFor(id, items), nextKey())
  const { isBought, text } = await buyWith({ stripe: simulator }, url ?? '', card)
  if (!isBought) throw new Error(`Nothing was bought: ${text}`)
  const { subscriptionId } = await payments.fetchCheckout(checkoutId)
  return fetched(stripe, subscriptionId ?? '')
}

/** Attaches one of Stripe's test methods and charges renewals to it. */
export async function replaceCard({ sdk, payments }: TestStripe, customer: string, method: string) {
  const { id } = await sdk.paymentMethods.attach(method, { customer })
  await payments.setDefaultPaymentMethod(customer, id, nextKey())
  return id
}

export const later = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000)

export async function fetched({ payments }: TestStripe, id: string): Promise<ProviderSubscription> {
  const found = await payments.fetchSubscription(id)
  if (!found) throw new Error(`There is no subscription ${id}.`)
  return found
}

/** Moves the clock of a subscription's customer. */
export async function moveTo(stripe: TestStripe, subscription: ProviderSubscription, to: Date) {
  await stripe.payments.advanceClock(subscription.testClockId ?? '', to)
  return fetched(stripe, subscription.id)
}

/** The error that a call must fail with. */
export async function errorOf(call: Promise<unknown>): Promise<ProviderError> {
  try {
    await call
  } catch (error) {
    if (error instanceof ProviderError) return error
    throw error
  }
  throw new Error('The call went through.')
}
