import type { Localized } from '@leasehold/catalog'
import { declineReasonOf } from '@leasehold/contracts'
import { priceLines, totalOf } from '../../subscriptions/index.ts'
import type { Situation } from './situation.ts'
import type { RequestSeen } from './store.ts'

const dayMs = 86_400_000

/** A plan's name as it is now; null for one that is gone. */
export function nameOf({ plans }: Situation, key: string): Localized | null {
  return plans.find((plan) => plan.key === key)?.name ?? null
}

/**
 * What was asked last, as long as it concerns anybody: while it is under way, and for a day when it failed. The link
 * opens a page where the company pays: only who may buy is given it.
 */
export function presentRequest(situation: Situation, mayManage: boolean) {
  const { request, now } = situation
  if (!request) return null
  const isUnderWay = ['waiting', 'sent', 'open'].includes(request.state)
  const failedLately =
    request.state === 'failed' &&
    request.endedAt !== null &&
    now.getTime() - request.endedAt.getTime() < dayMs
  return isUnderWay || failedLately ? toPresented(situation, request, mayManage) : null
}

export function toPresented(situation: Situation, request: NonNullable<RequestSeen>, mayManage: boolean) {
  const { id, kind, state, terms, atPeriodEnd, expiresAt, error, declineCode, createdAt, endedAt } = request
  const mayAct = mayManage && kind === 'buy'
  const isPayable = mayAct && state === 'open' && (expiresAt === null || expiresAt > situation.now)
  return {
    id,
    kind,
    state,
    terms: terms && { ...terms, planName: nameOf(situation, terms.plan) },
    atPeriodEnd,
    /** Where the customer pays; null for who may not, and until there is a page. */
    url: isPayable ? request.url : null,
    expiresAt,
    /** Why it failed, or, while it waits, why it does not go on: then it is tried again by itself. */
    error,
    declineCode,
    /** Names the text of a payment that was refused. */
    declineReason: error === 'PAYMENT_FAILED' && declineCode ? declineReasonOf(declineCode) : null,
    isRetried: state === 'waiting' && error !== null,
    createdAt,
    endedAt,
    can: {
      goOn: isPayable && request.url !== null,
      abandon: mayAct && (state === 'open' || state === 'waiting'),
    },
  }
}

/** What is charged next, by the list: the trial's end or the period's, at what it changes to by then. */
export function nextCharge({ contract, state, plans }: Situation) {
  if (!contract || contract.endsAt || contract.movesTo === 'manual') return null
  if (state !== 'trialing' && state !== 'active' && state !== 'past_due') return null
  const at = (state === 'trialing' ? contract.trialEndsAt : null) ?? contract.periodEnd
  const { cycle, currency, plan, planVersion, seats, scheduled, planTerms } = contract
  if (!at || !cycle || !currency) return null
  const next = scheduled && new Date(scheduled.at) <= at ? scheduled : null
  // Of what it changes to, the version may be an older one: then what is due is not known here.
  const row = next && plans.find(({ key, latest }) => key === next.plan && latest === next.planVersion)
  const isSame = !next || (next.plan === plan && next.planVersion === planVersion)
  const sold = isSame ? planTerms : (row?.terms ?? null)
  const terms = next ?? { plan, planVersion, cycle, currency, seats }
  const lines = sold && priceLines(terms, sold)
  return { at, amount: lines && totalOf(lines), currency: terms.currency }
}
