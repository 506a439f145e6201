import { stateAt } from '../../entitlements/index.ts'
import { periodAt, priceLines, whyUnpriced } from '../../subscriptions/index.ts'
import { isHeldByStripe } from '../../tenants/index.ts'
import {
  atOf,
  begun,
  no,
  type PricedTerms,
  type Subscription,
  unsuspended,
  type Verdict,
} from './contract.ts'
import { ended } from './decide-standing.ts'

/** What is written wherever a contract begins anew with us. */
const anew = { ...unsuspended, source: 'manual', trialEndsAt: null, endsAt: null, movesTo: null } as const

/**
 * A contract that we keep: in force from now, from a day that has been, or from one to come. What the company has until
 * then stays: a trial, or nothing. Periods are counted from the day that it begins, in the company's time zone.
 *
 * @param contract null for a company that never had one
 * @param startsAt null for now
 */
export function decideCreation(
  contract: Subscription | null,
  { terms, plan }: PricedTerms,
  startsAt: Date | null,
  { timeZone, now }: { timeZone: string; now: Date },
): Verdict {
  const at = atOf(contract, now)
  const start = startsAt ?? at
  // What is sold by talking has a price that is agreed on; whatever else has no price is not sold so.
  if (!priceLines(terms, plan) && plan.cycles.length > 0) return no(whyUnpriced(terms, plan))
  if (plan.trialDays !== null) return no('NOT_OFFERED')
  const state = contract && stateAt(contract, now)
  if (state === 'past_due' || state === 'suspended') return no('WRONG_STATE')
  if (contract && isHeldByStripe(contract, now)) return no('ALREADY_SUBSCRIBED')
  if (contract && state === 'active' && contract.cycle) return no('ALREADY_SUBSCRIBED')
  if (start > at) {
    // There is nothing for it to follow on.
    if (!contract) return no('WRONG_STATE')
    const kept = state === 'cancelled' || state === 'expired' ? closed(contract, state) : {}
    return { ok: true, change: { ...kept, endsAt: null, scheduled: { ...terms, at: start.toISOString() } } }
  }
  const period = periodAt(start, terms.cycle, timeZone, at)
  return {
    ok: true,
    change: {
      ...anew,
      ...begun(terms, start, timeZone),
      periodStart: period.start,
      periodEnd: period.end,
      state: 'active',
      stateSince: start,
      scheduled: null,
    },
  }
}

/** What ended by the clock is written down as ended, so that nothing ends twice. */
function closed(contract: Subscription, state: 'cancelled' | 'expired') {
  const { endsAt, stateSince } = contract
  return { ...(state === 'cancelled' && ended(endsAt ?? stateSince)), source: 'manual' as const }
}
