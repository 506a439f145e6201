import type {
  AuditAction,
  Currency,
  Cycle,
  ScheduledChange,
  SubscriptionSource,
  SubscriptionState,
  SuspensionCause,
} from '@leasehold/catalog'
import type { ProviderSubscription } from '../payments/index.ts'
import { sameTerms } from './decide-change.ts'
import type { Mirrored } from './mirror.ts'
import type { RequestUnderWay } from './store.ts'

/** The row of a contract, as far as mirroring writes it. */
export type Row = {
  plan: string
  planVersion: number
  state: SubscriptionState
  source: SubscriptionSource
  trialEndsAt: Date | null
  stateSince: Date
  suspendedFrom: SubscriptionState | null
  suspensionCause: SuspensionCause | null
  suspensionReason: string | null
  cycle: Cycle | null
  currency: Currency | null
  seats: number
  anchor: Date | null
  periodStart: Date | null
  periodEnd: Date | null
  endsAt: Date | null
  scheduled: ScheduledChange | null
  /** Who is to keep it when the period ends. */
  movesTo: SubscriptionSource | null
  stripeSubscriptionId: string | null
  clockAhead: number
}

/** Whether a subscription of Stripe's is the one that the company's row mirrors, or becomes it. */
export type Hold =
  | 'applies'
  /** The company has another one that has not ended: somebody made a second at Stripe. */
  | 'second_subscription'
  /** We hold a contract of the company that is paid for otherwise. */
  | 'held_manually'
  /** It ended, and the company has had something else since. */
  | 'ended_before'

const ended: ReadonlySet<SubscriptionState> = new Set(['cancelled', 'expired'])

/**
 * Decides it: a live one takes the place of a trial, of what is free and of what ended; of two that ended, the last
 * does.
 *
 * @param wasAskedFor true when the company itself asked for this subscription
 */
export function decideHold(
  theirs: Pick<ProviderSubscription, 'id' | 'status' | 'endedAt'>,
  row: Pick<Row, 'state' | 'stateSince' | 'source' | 'cycle' | 'stripeSubscriptionId'> | null,
  wasAskedFor: boolean,
): Hold {
  if (!row) return 'applies'
  const isEnded = theirs.status === 'canceled'
  if (row.source === 'stripe') {
    if (row.stripeSubscriptionId === theirs.id) return 'applies'
    if (!ended.has(row.state)) return isEnded ? 'ended_before' : 'second_subscription'
    if (!isEnded) return 'applies'
    const [own, other] = [theirs.endedAt?.getTime() ?? 0, row.stateSince.getTime()]
    // Whichever comes first, of two that ended in the same second the same one stays.
    const isLast = own > other || (own === other && theirs.id > (row.stripeSubscriptionId ?? ''))
    return isLast ? 'applies' : 'ended_before'
  }
  // A contract of our own came after it.
  if (isEnded && row.stripeSubscriptionId !== null) return 'ended_before'
  const givesWay = row.state === 'trialing' || ended.has(row.state) || row.cycle === null
  if (row.stripeSubscriptionId === theirs.id || !(givesWay || wasAskedFor)) return 'held_manually'
  return 'applies'
}

/** Whether Stripe's subscription now says what was asked of it. */
export function isDone(request: RequestUnderWay, theirs: ProviderSubscription, mirrored: Mirrored): boolean {
  const { kind, terms, atPeriodEnd, details, id } = request
  const isEnding = mirrored.endsAt !== null || mirrored.state === 'cancelled'
  switch (kind) {
    case 'buy':
      return theirs.metadata.requestId === id || (terms !== null && sameTerms(terms, mirrored))
    case 'change':
      if (terms === null) return false
      return sameTerms(terms, atPeriodEnd && mirrored.scheduled ? mirrored.scheduled : mirrored)
    case 'call_off':
      return mirrored.scheduled === null && mirrored.endsAt === null
    case 'resume':
      return mirrored.endsAt === null && mirrored.state !== 'cancelled'
    case 'cancel':
      return atPeriodEnd ? isEnding : mirrored.state === 'cancelled'
    case 'release':
      return isEnding
    case 'pause':
      return theirs.isCollectionPaused || theirs.status === 'paused'
    case 'unpause':
      return !theirs.isCollectionPaused && theirs.status !== 'paused'
    case 'extend_trial': {
      const until = mirrored.trialEndsAt?.getTime()
      return until !== undefined && until === seconds(details.trialEndsAt)
    }
    default:
      return kind satisfies never
  }
}

/** An instant as Stripe has it: to the second. */
function seconds(instant: unknown): number | null {
  const time = Date.parse(String(instant))
  return Number.isNaN(time) ? null : Math.floor(time / 1_000) * 1_000
}

/** What happened to a contract, in the word of the audit trail; the gravest where it is several things. */
export function nameChange(before: Row | null, after: Row): AuditAction {
  if (before?.source === 'stripe' && after.source === 'manual') return 'subscription.taken_over'
  const cameNew = before?.source !== 'stripe' || before.stripeSubscriptionId !== after.stripeSubscriptionId
  if (after.state === 'cancelled' && before?.state !== 'cancelled') return 'subscription.cancelled'
  if (!before || cameNew) return 'subscription.bought'
  return nameOfState(before, after) ?? nameOfTerms(before, after) ?? nameOfDates(before, after)
}

function nameOfState(before: Row, after: Row): AuditAction | null {
  const wasOwing = before.state === 'past_due' || before.suspensionCause === 'unpaid'
  if (after.state === before.state) return null
  if (after.state === 'suspended') return 'subscription.suspended'
  if (after.state === 'past_due') return 'subscription.past_due'
  if (after.state === 'active' && before.state === 'trialing') return 'subscription.trial_converted'
  if (after.state === 'active' && wasOwing) return 'subscription.recovered'
  if (before.state === 'suspended') return 'subscription.resumed'
  return after.state === 'trialing' ? 'subscription.trial_extended' : null
}

function nameOfTerms(before: Row, after: Row): AuditAction | null {
  if (before.plan !== after.plan || before.planVersion !== after.planVersion)
    return 'subscription.plan_changed'
  if (before.cycle !== after.cycle || before.seats !== after.seats || before.currency !== after.currency)
    return 'subscription.terms_changed'
  if (after.scheduled && JSON.stringify(before.scheduled) !== JSON.stringify(after.scheduled))
    return 'subscription.change_scheduled'
  return before.scheduled && !after.scheduled ? 'subscription.change_called_off' : null
}

function nameOfDates(before: Row, after: Row): AuditAction {
  if (!before.endsAt && after.endsAt) return 'subscription.cancellation_scheduled'
  if (before.endsAt && !after.endsAt) return 'subscription.cancellation_called_off'
  if (after.trialEndsAt && before.trialEndsAt?.getTime() !== after.trialEndsAt.getTime())
    return 'subscription.trial_extended'
  if (after.periodStart && before.periodStart && after.periodStart > before.periodStart)
    return 'subscription.renewed'
  return 'subscription.mirrored'
}
