import type { InvoiceLine } from '@leasehold/catalog'
import { boundary, monthsIn, type Period, priceLines, prorate, totalOf } from '../../subscriptions/index.ts'
import type { Priced } from '../situation/decide.ts'
import type { PromotionCode } from '../situation/store.ts'
import { discountOf, lastsTo } from './discount.ts'

/** What is charged at an instant, line by line, in the minor unit. */
export type Charge = {
  at: Date
  /** Sum of the lines: below zero it becomes balance. */
  total: number
  /** What is due: less by what the company has as balance, never below zero. */
  amount: number
  lines: InvoiceLine[]
}

const nothingAt = (at: Date): Charge => ({ at, total: 0, amount: 0, lines: [] })

function summed(at: Date, lines: InvoiceLine[]): Charge {
  const total = totalOf(lines)
  return { at, total, amount: Math.max(0, total), lines }
}

/** What terms cost for one period. */
export function chargeOf({ terms, plan }: Priced, { start, end }: Period): Charge {
  const lines = (priceLines(terms, plan) ?? []).map(({ kind, quantity, amount }) => ({
    kind,
    subject: kind === 'seats' ? 'users' : terms.plan,
    description: null,
    quantity,
    amount,
    from: start.toISOString(),
    to: end.toISOString(),
  }))
  return summed(start, lines)
}

/** The same with what a code takes off. */
export function discounted(charge: Charge, code: PromotionCode | null): Charge {
  const off = code ? discountOf(code, charge.amount) : 0
  if (!code || off === 0) return charge
  const line: InvoiceLine = {
    kind: 'discount',
    subject: null,
    description: code.code,
    quantity: 1,
    amount: -off,
    from: null,
    to: null,
  }
  return summed(charge.at, [...charge.lines, line])
}

/**
 * What a purchase charges: at once, or when what is tried or paid for already is over; and the time after.
 *
 * @param until when that is; null to begin at once
 */
export function purchaseOf(to: Priced, code: PromotionCode | null, at: Date, until: Date | null) {
  const start = until ?? at
  const [first, second, third] = [0, 1, 2].map((n) => boundary(start, to.terms.cycle, 'UTC', n))
  if (!first || !second || !third) throw new Error('A cycle has boundaries.')
  const paid = discounted(chargeOf(to, { start: first, end: second }), code)
  const goesOn = code && lastsTo(code, monthsIn[to.terms.cycle]) ? code : null
  const next = discounted(chargeOf(to, { start: second, end: third }), goesOn)
  return until
    ? { today: nothingAt(at), renewal: paid, period: { start: at, end: until } }
    : { today: paid, renewal: next, period: { start: at, end: second } }
}

/** What a change charges by our own reckoning, which Stripe's is held against. Null where it is not offered. */
export function changeOf(
  from: Priced,
  to: Priced,
  period: Period,
  given: { when: 'now' | 'period_end'; at: Date; isTrial: boolean },
) {
  const { when, at, isTrial } = given
  const { cycle } = to.terms
  if (when === 'period_end' || isTrial) {
    const renewal = chargeOf(to, { start: period.end, end: boundary(period.end, cycle, 'UTC', 1) })
    return { today: nothingAt(at), renewal, period }
  }
  const proration = prorate(from, to, period, at, boundary(at, cycle, 'UTC', 1))
  if (!proration) return null
  const { end } = proration.period
  const renewal = chargeOf(to, { start: end, end: boundary(end, cycle, 'UTC', 1) })
  return { today: summed(at, proration.lines), renewal, period: proration.period }
}
