import { type ChangeTime, type Cycle, type PlanTerms, priceOf, type Terms } from '@leasehold/catalog'
import type { RefusalCode } from '@leasehold/contracts'
import { currencyFor, decideChange, priceLines, sameTerms, whyUnpriced } from '../../subscriptions/index.ts'
import { isKeptByStaff, isLive, pricedOf, type Situation, underWay } from './situation.ts'

/** Terms with what their plan's version says. */
export type Priced = { terms: Terms; plan: PlanTerms }

export type Verdict<T> = ({ ok: true } & T) | { ok: false; code: RefusalCode }

const no = (code: RefusalCode) => ({ ok: false as const, code })

/** What stands against asking Stripe for anything; null when nothing does. */
export function blockedBy(situation: Situation): RefusalCode | null {
  if (!situation.isEnabled) return 'BILLING_DISABLED'
  return situation.hasProvider ? null : 'NO_PAYMENT_PROVIDER'
}

/**
 * What a choice comes to: the version that is sold now, or the company's own of the plan that it pays already; in the
 * currency of what it pays, or its own where the plan is sold in it.
 */
export function termsFor(
  situation: Situation,
  chosen: { plan: string; cycle: Cycle; seats: number },
): Verdict<{ priced: Priced }> {
  const { contract, currency: own } = situation
  const { plan: key, cycle, seats } = chosen
  const paid = pricedOf(situation)
  const isPresent = paid?.terms.plan === key && (isLive(situation) || isKeptByStaff(situation))
  const row = situation.plans.find((plan) => plan.key === key)
  if (row?.kind !== 'plan') return no('NOT_OFFERED')
  const isOffered = row.onSale && !row.hidden && !row.contactUs
  if (!isPresent && !isOffered) return no('NOT_OFFERED')
  const plan = isPresent ? paid.plan : row.terms
  const planVersion = isPresent ? contract?.planVersion : row.latest
  if (!plan || !planVersion) return no('NOT_OFFERED')
  // One subscription is paid in one currency.
  const currency = isLive(situation) && paid ? paid.terms.currency : currencyFor(plan, own)
  if (!currency || priceOf(plan, cycle, currency) === null) return no('NOT_OFFERED')
  const terms = { plan: key, planVersion, cycle, currency, seats }
  return priceLines(terms, plan) ? { ok: true, priced: { terms, plan } } : no(whyUnpriced(terms, plan))
}

/** A trial, or a time that is paid for already, which goes on before anything is charged. */
export function paidUntil(situation: Situation, keepTrial: boolean): Date | null {
  const { contract, state, at } = situation
  if (!contract || isLive(situation)) return null
  const until =
    state === 'trialing' && keepTrial
      ? contract.trialEndsAt
      : isKeptByStaff(situation)
        ? (contract.endsAt ?? contract.periodEnd)
        : null
  return until && until > at ? until : null
}

/** Whether a company may buy now: what it has is no obstacle, unless it runs at Stripe already. */
export function decideBuy(situation: Situation): RefusalCode | null {
  const { contract, state } = situation
  const blocked = blockedBy(situation)
  if (blocked) return blocked
  if (isLive(situation)) return 'ALREADY_SUBSCRIBED'
  // Only staff lift what staff suspended: what was bought would stay closed.
  if (state === 'suspended')
    return contract?.suspensionCause === 'unpaid' ? 'PAYMENT_OUTSTANDING' : 'WRONG_STATE'
  return state === 'past_due' ? 'PAYMENT_OUTSTANDING' : null
}

/** Whether terms may be changed at Stripe now, whatever to. */
export function decideChangeable(situation: Situation): RefusalCode | null {
  const { contract, state } = situation
  const blocked = blockedBy(situation)
  if (blocked) return blocked
  if (!isLive(situation)) return isKeptByStaff(situation) ? 'HELD_BY_STAFF' : 'WRONG_STATE'
  if (state === 'past_due' || contract?.suspensionCause === 'unpaid') return 'PAYMENT_OUTSTANDING'
  if (state === 'suspended') return 'WRONG_STATE'
  return underWay(situation) ? 'CHANGE_UNDER_WAY' : null
}

/** When a change to terms takes effect, and what speaks against it. */
export function decideTerms(
  situation: Situation,
  to: Priced,
  wanted: ChangeTime | undefined,
): Verdict<{ at: ChangeTime }> {
  const { contract, state } = situation
  // While it is tried nothing is paid for that less would take away.
  const verdict = decideChange(pricedOf(situation), to, wanted ?? (state === 'trialing' ? 'now' : undefined))
  if (!verdict.ok) return verdict
  if (verdict.at === 'period_end') {
    // Nothing comes after an end.
    if (contract?.endsAt) return no('WRONG_STATE')
    if (contract?.scheduled && sameTerms(contract.scheduled, to.terms)) return no('SAME_TERMS')
  }
  return verdict
}

/** Whether what is scheduled can be called off. */
export function decideCallOff(situation: Situation): RefusalCode | null {
  const stands = decideAsking(situation)
  if (stands) return stands
  return situation.contract?.scheduled ? null : 'NOTHING_SCHEDULED'
}

/** Whether it can be ended, at once or when the period ends. */
export function decideCancel(situation: Situation, when: ChangeTime): RefusalCode | null {
  const stands = decideAsking(situation)
  if (stands) return stands
  return when === 'period_end' && situation.contract?.endsAt ? 'WRONG_STATE' : null
}

/** Whether an end that is to come can be taken back. */
export function decideResume(situation: Situation): RefusalCode | null {
  const stands = decideAsking(situation)
  if (stands) return stands
  return situation.contract?.endsAt ? null : 'NOTHING_SCHEDULED'
}

function decideAsking(situation: Situation): RefusalCode | null {
  const blocked = blockedBy(situation)
  if (blocked) return blocked
  if (!isLive(situation)) return isKeptByStaff(situation) ? 'HELD_BY_STAFF' : 'WRONG_STATE'
  return underWay(situation) ? 'CHANGE_UNDER_WAY' : null
}
