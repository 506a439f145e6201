import { type Currency, type Cycle, type PlanTerms, priceOf, type Terms } from '@leasehold/catalog'

/** Months in a cycle. */
export const monthsIn: Readonly<Record<Cycle, number>> = { monthly: 1, quarterly: 3, yearly: 12 }

/** What a plan costs for one cycle, in the minor unit; null when it is not sold so. */
export function basePrice(terms: PlanTerms, cycle: Cycle, currency: Currency): number | null {
  return priceOf(terms, cycle, currency)
}

/**
 * What a seat beyond those of the plan costs for one cycle: its overage price for each month of it. Null where the plan
 * has no limit of users, or no price for more of them.
 */
export function seatPrice(terms: PlanTerms, cycle: Cycle, currency: Currency): number | null {
  const users = terms.entitlements.users
  const overage = terms.overages.users
  const month = overage?.amounts[currency]
  if (typeof users !== 'number' || month === undefined || overage?.per !== 1) return null
  return month * monthsIn[cycle]
}

/** A part of what is paid each cycle. */
export type PriceLine = { kind: 'base' | 'seats'; quantity: number; unitAmount: number; amount: number }

/** What terms cost for one cycle, part by part; null when they are not offered so. */
export function priceLines(terms: Terms, plan: PlanTerms): PriceLine[] | null {
  const { cycle, currency, seats } = terms
  const base = basePrice(plan, cycle, currency)
  if (base === null) return null
  const line = { kind: 'base' as const, quantity: 1, unitAmount: base, amount: base }
  if (seats === 0) return [line]
  const seat = seatPrice(plan, cycle, currency)
  if (seat === null) return null
  return [line, { kind: 'seats', quantity: seats, unitAmount: seat, amount: seat * seats }]
}

/** Why terms have no price, as a refusal's code. */
export function whyUnpriced(
  { cycle, currency }: Terms,
  plan: PlanTerms,
): 'NOT_OFFERED' | 'SEATS_NOT_OFFERED' {
  return basePrice(plan, cycle, currency) === null ? 'NOT_OFFERED' : 'SEATS_NOT_OFFERED'
}

/** Sum of lines, in the minor unit. */
export function totalOf(lines: readonly { amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}

/**
 * The currency that a company pays a plan in: its own, where the plan is sold in it; else the first that the plan has.
 * Null for a plan that has no price.
 */
export function currencyFor(terms: PlanTerms, own: Currency): Currency | null {
  const cycle = terms.cycles[0]
  if (!cycle) return null
  if (basePrice(terms, cycle, own) !== null) return own
  const priced = Object.keys(terms.prices.monthly ?? terms.prices[cycle] ?? {}) as Currency[]
  return priced[0] ?? null
}
