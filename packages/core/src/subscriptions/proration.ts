import type { InvoiceLine, PlanTerms, Terms } from '@leasehold/catalog'
import type { Period } from './periods.ts'
import { type PriceLine, priceLines, totalOf } from './pricing.ts'

/** Terms with what the plan's version says of them. */
export type Priced = { terms: Terms; plan: PlanTerms }

/** What a change that is made at once charges: below zero it becomes balance. */
export type Proration = {
  lines: InvoiceLine[]
  amount: number
  /** The period that is paid for afterwards. */
  period: Period
  /** True when periods are counted anew from the change on. */
  restarts: boolean
}

/**
 * What is charged when terms change within a period: what is left of it is given back at the old price and charged at
 * the new one, to the second, each line rounded by itself. A change of the cycle begins a period of its own at once,
 * which is charged in full. So does Stripe (docs.stripe.com/billing/subscriptions/prorations).
 *
 * @param nextEnd end of the period that begins at `at`, where the cycle changes
 */
export function prorate(from: Priced, to: Priced, period: Period, at: Date, nextEnd: Date): Proration | null {
  const before = priceLines(from.terms, from.plan)
  const after = priceLines(to.terms, to.plan)
  if (!before || !after) return null
  const restarts = from.terms.cycle !== to.terms.cycle
  const left = { start: at, end: period.end }
  const changed = restarts ? before : before.filter((line) => !isIn(after, line, from, to))
  const credits = changed.map((line) => toLine(line, from, left, -share(line.amount, period, at)))
  const charges = restarts
    ? after.map((line) => ({
        ...toLine(line, to, { start: at, end: nextEnd }, line.amount),
        kind: line.kind,
      }))
    : after
        .filter((line) => !isIn(before, line, to, from))
        .map((line) => toLine(line, to, left, share(line.amount, period, at)))
  const lines = [...credits, ...charges]
  return { lines, amount: totalOf(lines), period: restarts ? { start: at, end: nextEnd } : period, restarts }
}

/** The part of an amount that is for what is left of a period, rounded half away from zero. */
export function share(amount: number, { start, end }: Period, at: Date): number {
  const [from, to, now] = [start, end, at].map((date) => Math.floor(date.getTime() / 1_000))
  if (from === undefined || to === undefined || now === undefined || to <= from) return 0
  const left = Math.min(Math.max(to - now, 0), to - from)
  // Whole numbers throughout: a year of yen in seconds is beyond what a double holds.
  const product = BigInt(amount) * BigInt(left) * 2n
  const length = BigInt(to - from)
  const sign = product < 0n ? -1n : 1n
  return Number((product + sign * length) / (length * 2n))
}

/** The same price and quantity on both sides is left alone. */
function isIn(others: readonly PriceLine[], line: PriceLine, own: Priced, other: Priced): boolean {
  const { plan, planVersion } = own.terms
  const same = other.terms.plan === plan && other.terms.planVersion === planVersion
  return same && others.some(({ kind, quantity }) => kind === line.kind && quantity === line.quantity)
}

function toLine(line: PriceLine, { terms }: Priced, { start, end }: Period, amount: number): InvoiceLine {
  const subject = line.kind === 'seats' ? 'users' : terms.plan
  return {
    kind: 'proration',
    subject,
    description: null,
    quantity: line.quantity,
    amount,
    from: start.toISOString(),
    to: end.toISOString(),
  }
}
