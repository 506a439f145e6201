import { createHash } from 'node:crypto'
import { type Currency, type Cycle, currencies } from '@leasehold/catalog'
import { type PriceToPush, ProviderError } from '@leasehold/core'
import Stripe from 'stripe'
import type { Link } from './link.ts'
import { idOf } from './mapping.ts'

const recurring = {
  monthly: { interval: 'month', interval_count: 1 },
  quarterly: { interval: 'month', interval_count: 3 },
  yearly: { interval: 'year', interval_count: 1 },
} as const satisfies Record<Cycle, Stripe.PriceCreateParams.Recurring>

/**
 * Makes the prices that Stripe does not have, with their products. What it has stays as it is: under one key there is
 * always the same price, and one that says otherwise is refused, so that nobody pays what was not shown.
 */
export async function ensurePrices({ stripe, prices: book }: Link, wanted: readonly PriceToPush[]) {
  const found = await book.find(wanted.map(({ key }) => key))
  const products = new Set<string>()
  const answer = new Map<string, { priceId: string; productId: string }>()
  for (const price of wanted) {
    const known = found.get(price.key)
    if (known) refuseOther(known, price)
    else if (!products.has(price.product.key)) {
      await ensureProduct(stripe, price.product)
      products.add(price.product.key)
    }
    const made = known ?? (await createPrice(stripe, price))
    book.note(made)
    answer.set(price.key, { priceId: made.id, productId: idOf(made.product) })
  }
  return answer
}

async function ensureProduct(stripe: Stripe, { key, name }: PriceToPush['product']): Promise<void> {
  try {
    await stripe.products.create({ id: key, name }, { idempotencyKey: stableKey('product', key, name) })
  } catch (error) {
    const exists = error instanceof Stripe.errors.StripeError && error.code === 'resource_already_exists'
    if (!exists) throw error
  }
}

function createPrice(stripe: Stripe, price: PriceToPush): Promise<Stripe.Price> {
  const { key, amount, currency, cycle, product } = price
  if (amount !== chargeable(amount, currency)) {
    const message = `Stripe charges ${currency} in steps of ten of its minor unit; ${key} does not fit.`
    throw new ProviderError({ isFinal: true, code: 'amount_invalid', message })
  }
  return stripe.prices.create(
    {
      product: product.key,
      lookup_key: key,
      nickname: key,
      unit_amount: amount,
      currency: currency.toLowerCase(),
      recurring: recurring[cycle],
    },
    { idempotencyKey: stableKey('price', key, product.key, amount) },
  )
}

function refuseOther(found: Stripe.Price, { key, amount, currency, cycle }: PriceToPush): void {
  const { interval, interval_count } = recurring[cycle]
  const isSame =
    found.unit_amount === amount &&
    found.currency === currency.toLowerCase() &&
    found.recurring?.interval === interval &&
    found.recurring.interval_count === interval_count
  if (isSame) return
  const message = `The price ${found.id} at Stripe is not what ${key} stands for.`
  throw new ProviderError({ isFinal: true, code: 'price_differs', message })
}

/** The nearest amount that Stripe charges: in currencies with three digits its last one is zero. */
export function chargeable(amount: number, currency: Currency): number {
  const digits: number = currencies[currency]
  return digits === 3 ? Math.round(amount / 10) * 10 : amount
}

/** How long the cycle of a price is, as Stripe counts. */
export function durationOf(cycle: Cycle): { interval: 'month' | 'year'; interval_count: number } {
  return recurring[cycle]
}

/** Several processes that push the same at once make it once; what changed meanwhile is another request. */
function stableKey(...parts: (string | number)[]): string {
  return `leasehold-${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`
}
