import type { ChangeTime, PlanTerms, Terms } from '@leasehold/catalog'
import { monthsIn, priceLines, totalOf, whyUnpriced } from './pricing.ts'

/** What stands in the way of a change, as a refusal's code. */
export type ChangeRefusal = 'SAME_TERMS' | 'NOT_OFFERED' | 'SEATS_NOT_OFFERED'

export type ChangeVerdict = { ok: true; at: ChangeTime } | { ok: false; code: ChangeRefusal }

/**
 * When a change takes effect: at once when nothing of it is less, and at the period's end when the price for a month,
 * the cycle or the users that are included become less.
 *
 * @param from null when nothing is paid for yet
 * @param wanted what staff chose against the rule
 */
export function decideChange(
  from: { terms: Terms; plan: PlanTerms } | null,
  to: { terms: Terms; plan: PlanTerms },
  wanted?: ChangeTime,
): ChangeVerdict {
  const after = priceLines(to.terms, to.plan)
  if (!after) return { ok: false, code: whyUnpriced(to.terms, to.plan) }
  if (!from) return { ok: true, at: 'now' }
  if (sameTerms(from.terms, to.terms)) return { ok: false, code: 'SAME_TERMS' }
  // One subscription is paid in one currency.
  if (from.terms.currency !== to.terms.currency) return { ok: false, code: 'NOT_OFFERED' }
  return { ok: true, at: wanted ?? (isLess(from, to) ? 'period_end' : 'now') }
}

function isLess(from: { terms: Terms; plan: PlanTerms }, to: { terms: Terms; plan: PlanTerms }): boolean {
  const [cycleFrom, cycleTo] = [monthsIn[from.terms.cycle], monthsIn[to.terms.cycle]]
  if (cycleTo < cycleFrom || usersOf(to) < usersOf(from)) return true
  return monthly(to.plan, to.terms) < monthly(from.plan, from.terms)
}

/** Users that may be there, those of the plan and those that are paid for beside them. */
function usersOf({ terms, plan }: { terms: Terms; plan: PlanTerms }): number {
  const own = plan.entitlements.users
  if (own === null) return Number.POSITIVE_INFINITY
  return (typeof own === 'number' ? own : 0) + terms.seats
}

/** What the plan itself costs a month, by the month's price where it has one: a year's rebate makes no plan less. */
function monthly(plan: PlanTerms, terms: Terms): number {
  const byMonth = priceLines({ ...terms, cycle: 'monthly', seats: 0 }, plan)
  if (byMonth) return totalOf(byMonth)
  const own = priceLines({ ...terms, seats: 0 }, plan)
  return own ? totalOf(own) / monthsIn[terms.cycle] : 0
}

export function sameTerms(a: Terms, b: Terms): boolean {
  return (
    a.plan === b.plan &&
    a.planVersion === b.planVersion &&
    a.cycle === b.cycle &&
    a.currency === b.currency &&
    a.seats === b.seats
  )
}
