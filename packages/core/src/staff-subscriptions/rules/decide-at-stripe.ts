import type { ChangeTime, PlanTerms } from '@leasehold/catalog'
import { stateAt } from '../../entitlements/index.ts'
import { decideChange, sameTerms } from '../../subscriptions/index.ts'
import { inForce, type No, no, type PricedTerms, type Subscription, termsOf } from './contract.ts'

/** Whether Stripe may be asked for something, and when it takes effect. */
export type AskVerdict = { ok: true; at: ChangeTime } | No

/** Other terms for a contract that Stripe holds. Nothing is written: Stripe prorates, and what it says follows. */
export function decideTermsAtStripe(
  contract: Subscription,
  from: PlanTerms,
  to: PricedTerms,
  { wanted, now }: { wanted?: ChangeTime | undefined; now: Date },
): AskVerdict {
  const terms = termsOf(contract)
  if (!terms || !inForce.has(stateAt(contract, now))) return no('WRONG_STATE')
  const verdict = decideChange({ terms, plan: from }, to, wanted)
  if (!verdict.ok) return verdict
  // Stripe keeps one of the two: a change to come, or an end.
  if (contract.endsAt) return no('WRONG_STATE')
  const isScheduled = contract.scheduled && sameTerms(contract.scheduled, to.terms)
  if (verdict.at === 'period_end' && isScheduled) return no('SAME_TERMS')
  return verdict
}
