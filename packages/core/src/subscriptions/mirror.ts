import type { ScheduledChange, SubscriptionState, SuspensionCause, Terms } from '@leasehold/catalog'
import type { ProviderSubscription } from '../payments/index.ts'
import { termsOf } from './price-keys.ts'

/** What of our row follows from Stripe's subscription. */
export type Mirrored = Terms & {
  state: SubscriptionState
  stateSince: Date
  suspendedFrom: SubscriptionState | null
  suspensionCause: SuspensionCause | null
  trialEndsAt: Date | null
  anchor: Date
  periodStart: Date
  periodEnd: Date
  endsAt: Date | null
  scheduled: ScheduledChange | null
}

/** The row as it is, as far as mirroring depends on it. */
export type Present = {
  state: SubscriptionState
  stateSince: Date
  suspendedFrom: SubscriptionState | null
  suspensionCause: SuspensionCause | null
  stripeSubscriptionId: string | null
}

export type MirrorVerdict =
  | { ok: true; mirrored: Mirrored }
  /** Nothing was bought yet, or the first payment never came: what the company has stays. */
  | { ok: false; reason: 'incomplete' }
  /** It has prices that are not of our catalog: somebody changed it by hand at Stripe. */
  | { ok: false; reason: 'foreign_prices' }

/**
 * What our row is to say when Stripe's subscription is as given: of that alone, so that repeats and the order of
 * events change nothing. Only what staff suspended stays suspended whatever Stripe says; what Stripe says is then what
 * it returns to.
 */
export function mirror(theirs: ProviderSubscription, present: Present | null): MirrorVerdict {
  if (theirs.status === 'incomplete' || theirs.status === 'incomplete_expired')
    return { ok: false, reason: 'incomplete' }
  const terms = termsOf(theirs.items)
  if (!terms) return { ok: false, reason: 'foreign_prices' }
  const next = theirs.scheduled && termsOf(theirs.scheduled.items)
  const { anchor, periodStart, periodEnd, endsAt, trialEndsAt } = theirs
  const ended = theirs.status === 'canceled'
  return {
    ok: true,
    mirrored: {
      ...terms,
      ...standing(theirs, present),
      trialEndsAt: theirs.status === 'trialing' ? trialEndsAt : null,
      anchor,
      periodStart,
      periodEnd,
      endsAt: ended ? null : endsAt,
      scheduled:
        !ended && next && theirs.scheduled ? { ...next, at: theirs.scheduled.at.toISOString() } : null,
    },
  }
}

type Standing = Pick<Mirrored, 'state' | 'stateSince' | 'suspendedFrom' | 'suspensionCause'>

function standing(theirs: ProviderSubscription, present: Present | null): Standing {
  const own = standingOf(theirs)
  const isSame = present?.stripeSubscriptionId === theirs.id
  if (
    isSame &&
    present.state === 'suspended' &&
    present.suspensionCause === 'staff' &&
    own.state !== 'cancelled'
  ) {
    const suspendedFrom = own.state === 'suspended' ? own.suspendedFrom : own.state
    return { state: 'suspended', stateSince: present.stateSince, suspendedFrom, suspensionCause: 'staff' }
  }
  return own
}

/** Dates come from Stripe's objects too: two that mirror the same write the same. */
function standingOf(theirs: ProviderSubscription): Standing {
  const unsuspended = { suspendedFrom: null, suspensionCause: null }
  const { status, periodStart, startedAt, latestInvoice, endedAt } = theirs
  const owedSince = latestInvoice?.openedAt ?? latestInvoice?.issuedAt ?? periodStart
  if (status === 'canceled') return { ...unsuspended, state: 'cancelled', stateSince: endedAt ?? periodStart }
  if (theirs.isCollectionPaused || status === 'paused')
    return { state: 'suspended', stateSince: periodStart, suspendedFrom: 'active', suspensionCause: 'paused' }
  if (status === 'unpaid')
    return { state: 'suspended', stateSince: owedSince, suspendedFrom: 'past_due', suspensionCause: 'unpaid' }
  if (status === 'past_due') return { ...unsuspended, state: 'past_due', stateSince: owedSince }
  return { ...unsuspended, state: status === 'trialing' ? 'trialing' : 'active', stateSince: startedAt }
}
