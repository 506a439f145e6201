import {
  type Currency,
  type Cycle,
  currencyCodes,
  cycles,
  type PlanTerms,
  type Terms,
} from '@leasehold/catalog'
import type { PricedItem, PriceToPush } from '../payments/index.ts'
import { basePrice, seatPrice } from './pricing.ts'

/** What a price is of: the plan itself, or one seat beyond those that it has. */
export type PricePart = 'base' | 'seat'

export type PriceKey = Omit<Terms, 'seats'> & { part: PricePart }

/**
 * The lookup key of a price at Stripe: says all that the price depends on, so that what it stands for never changes,
 * and that a subscription can be read without asking our tables.
 */
export function priceKey({ plan, planVersion, cycle, currency, part }: PriceKey): string {
  return ['leasehold', plan, `v${planVersion}`, cycle, currency, part].join(':')
}

/** Null for a key that is not one of ours. */
export function parsePriceKey(key: string | null): PriceKey | null {
  const [own, plan, version, cycle, currency, part, ...rest] = (key ?? '').split(':')
  const planVersion = /^v([1-9]\d{0,8})$/.exec(version ?? '')?.[1]
  const knownCycle = cycles.find((each) => each === cycle)
  const knownCurrency = currencyCodes.find((each) => each === currency)
  if (own !== 'leasehold' || !plan || !planVersion || !knownCycle || !knownCurrency || rest.length > 0)
    return null
  if (part !== 'base' && part !== 'seat') return null
  return { plan, planVersion: Number(planVersion), cycle: knownCycle, currency: knownCurrency, part }
}

/** What terms are at Stripe: the plan once, and its seats. */
export function itemsOf(terms: Terms): PricedItem[] {
  const base = { key: priceKey({ ...terms, part: 'base' }), quantity: 1 }
  return terms.seats > 0
    ? [base, { key: priceKey({ ...terms, part: 'seat' }), quantity: terms.seats }]
    : [base]
}

/** Terms that a subscription's items say; null when one of them is not of our catalog, or they do not fit together. */
export function termsOf(items: readonly { key: string | null; quantity: number }[]): Terms | null {
  const parsed = items.map(({ key, quantity }) => ({ price: parsePriceKey(key), quantity }))
  const bases = parsed.filter(({ price }) => price?.part === 'base')
  const base = bases[0]?.price
  // A plan is had once.
  if (!base || bases.length > 1 || bases[0]?.quantity !== 1 || parsed.some(({ price }) => !price)) return null
  const { part: _, ...sold } = base
  const seats = parsed.filter(({ price }) => price?.part === 'seat')
  const fits = seats.every(({ price }) => price && priceKey({ ...price, part: 'base' }) === priceKey(base))
  if (!fits) return null
  return { ...sold, seats: seats.reduce((sum, { quantity }) => sum + quantity, 0) }
}

/** Prices that a published version has, as they are pushed to Stripe. */
export function pricesOf(
  { plan, planVersion, name }: { plan: string; planVersion: number; name: string },
  terms: PlanTerms,
): PriceToPush[] {
  const offers = terms.cycles.flatMap((cycle) => currencyCodes.map((currency) => ({ cycle, currency })))
  return offers.flatMap(({ cycle, currency }) =>
    priceOfEach({ plan, planVersion, name, cycle, currency }, terms),
  )
}

function priceOfEach(
  { name, ...sold }: Omit<PriceKey, 'part'> & { name: string; cycle: Cycle; currency: Currency },
  terms: PlanTerms,
): PriceToPush[] {
  const { plan, planVersion, cycle, currency } = sold
  const amounts = { base: basePrice(terms, cycle, currency), seat: seatPrice(terms, cycle, currency) }
  // Seats come with a plan, so what is not sold in this currency has none.
  if (amounts.base === null) return []
  return (['base', 'seat'] as const).flatMap((part) => {
    const amount = amounts[part]
    if (amount === null) return []
    const product = {
      key: `leasehold_${plan}_v${planVersion}_${part}`,
      name: part === 'base' ? name : `${name} +1`,
    }
    return [{ key: priceKey({ ...sold, part }), amount, currency, cycle, product }]
  })
}
