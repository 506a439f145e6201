import type { ChangeTime, ScheduledChange } from '@leasehold/catalog'
import { stateAt } from '../../entitlements/index.ts'
import { boundary, decideChange, type Proration, prorate, sameTerms } from '../../subscriptions/index.ts'
import {
  inForce,
  no,
  type PricedTerms,
  periodOf,
  type Subscription,
  termsOf,
  type Verdict,
} from './contract.ts'

/** What a change of terms does: at once with what it charges, or when the period ends. */
export type TermsVerdict = Verdict<{ at: ChangeTime; effectiveAt: Date; proration: Proration | null }>

/**
 * Other terms for a contract in force that we keep. Preview and execution both come here: what is shown is what is
 * done.
 *
 * @param from what is paid for now, with its plan's version
 * @param given.wanted when, if staff chose against the rule
 * @param given.at instant, by the company's clock, as of which a change at once is prorated
 */
export function decideTerms(
  contract: Subscription,
  from: PricedTerms['plan'],
  to: PricedTerms,
  given: { wanted?: ChangeTime | undefined; at: Date; timeZone: string; now: Date },
): TermsVerdict {
  const { at, timeZone } = given
  const [terms, period] = [termsOf(contract), periodOf(contract)]
  const state = stateAt(contract, given.now)
  // A trial is no sale yet, and what ended is sold anew.
  if (!terms || !period || !inForce.has(state) || state === 'trialing') return no('WRONG_STATE')
  const before = { terms, plan: from }
  const verdict = decideChange(before, to, given.wanted)
  if (!verdict.ok) return verdict
  if (verdict.at === 'period_end') {
    // Nothing comes after an end.
    if (contract.endsAt) return no('WRONG_STATE')
    if (contract.scheduled && sameTerms(contract.scheduled, to.terms)) return no('SAME_TERMS')
    const scheduled = { ...to.terms, at: period.end.toISOString() }
    const change = { scheduled }
    return { ok: true, at: 'period_end', effectiveAt: period.end, proration: null, change }
  }
  const nextEnd = boundary(at, to.terms.cycle, timeZone, 1)
  const proration = prorate(before, to, period, at, nextEnd)
  if (!proration) return no('NOT_OFFERED')
  if (proration.restarts && contract.endsAt) return no('WRONG_STATE')
  const { start, end } = proration.period
  const periods = proration.restarts ? { anchor: at, periodStart: start, periodEnd: end } : {}
  const scheduled = kept(contract.scheduled, to.terms, end)
  const change = { ...to.terms, ...periods, scheduled }
  return { ok: true, at: 'now', effectiveAt: at, proration, change }
}

/** What is scheduled survives another change, unless it is what the change has brought already. */
function kept(scheduled: ScheduledChange | null, terms: PricedTerms['terms'], end: Date) {
  if (!scheduled || sameTerms(scheduled, terms)) return null
  return { ...scheduled, at: end.toISOString() }
}
