import {
  ProviderError,
  type ProviderStatus,
  type ProviderSubscription,
  parsePriceKey,
  providerStatuses,
} from '@leasehold/core'
import type Stripe from 'stripe'
import { keptTarget } from './kept-target.ts'
import type { Link } from './link.ts'
import { expanded, idOf, toDate, toDateOrNull, toInvoiceState, toMetadata } from './mapping.ts'

/** What is fetched with a subscription. */
export const expandSubscription = ['schedule', 'latest_invoice']

/** A schedule that holds its subscription: it decides what becomes of it, and ends are its to change. */
export function scheduleOf(subscription: Stripe.Subscription): Stripe.SubscriptionSchedule | null {
  const schedule = expanded(subscription.schedule)
  return schedule && (schedule.status === 'active' || schedule.status === 'not_started') ? schedule : null
}

/** What a schedule is to turn its subscription into next; null when it has done all it was to do. */
export function nextPhase(
  schedule: Stripe.SubscriptionSchedule | null,
): Stripe.SubscriptionSchedule.Phase | null {
  const since = schedule?.current_phase?.end_date ?? 0
  return schedule?.phases.find(({ start_date }) => start_date >= since) ?? null
}

export async function toSubscription(
  { prices }: Link,
  subscription: Stripe.Subscription,
): Promise<ProviderSubscription> {
  for (const { price } of subscription.items.data) prices.note(price)
  const period = periodOf(subscription)
  const latest = expanded(subscription.latest_invoice)
  return {
    id: subscription.id,
    customerId: idOf(subscription.customer),
    status: toStatus(subscription.status),
    items: subscription.items.data.map(({ price, quantity }) => ({
      key: price.lookup_key,
      quantity: quantity ?? 1,
      amount: price.unit_amount,
    })),
    currency: subscription.currency.toUpperCase(),
    metadata: toMetadata(subscription.metadata),
    anchor: toDate(subscription.billing_cycle_anchor),
    periodStart: period.start,
    periodEnd: period.end,
    startedAt: toDate(subscription.start_date),
    trialEndsAt: toDateOrNull(subscription.trial_end),
    endsAt: endOf(subscription, period.end),
    endedAt: toDateOrNull(subscription.ended_at),
    isCollectionPaused: subscription.pause_collection !== null,
    scheduled: await scheduledOf(prices, subscription),
    latestInvoice: latest && {
      id: latest.id,
      state: toInvoiceState(latest.status),
      issuedAt: toDate(latest.created),
      openedAt: toDateOrNull(latest.status_transitions.finalized_at),
    },
    testClockId: idOf(subscription.test_clock),
  }
}

/** The period stands on the items: the plan's is the subscription's. */
export function periodOf({ items, start_date }: Stripe.Subscription): { start: Date; end: Date } {
  const item =
    items.data.find(({ price }) => parsePriceKey(price.lookup_key)?.part === 'base') ?? items.data[0]
  return {
    start: toDate(item?.current_period_start ?? start_date),
    end: toDate(item?.current_period_end ?? start_date),
  }
}

function endOf(subscription: Stripe.Subscription, periodEnd: Date): Date | null {
  if (subscription.ended_at) return toDate(subscription.ended_at)
  if (subscription.cancel_at) return toDate(subscription.cancel_at)
  if (subscription.cancel_at_period_end) return periodEnd
  const schedule = scheduleOf(subscription)
  return schedule?.end_behavior === 'cancel' ? toDateOrNull(schedule.phases.at(-1)?.end_date) : null
}

/** Also what was scheduled when a change died between taking its schedule away and putting it back. */
async function scheduledOf(
  prices: Link['prices'],
  subscription: Stripe.Subscription,
): Promise<ProviderSubscription['scheduled']> {
  const phase = nextPhase(scheduleOf(subscription))
  const kept = keptTarget(subscription)
  if (!phase) return kept && { at: periodOf(subscription).end, items: kept.items }
  const items = []
  for (const { price, quantity } of phase.items) {
    items.push({ key: await prices.keyOf(price), quantity: quantity ?? 1 })
  }
  return { at: toDate(phase.start_date), items }
}

function toStatus(status: string): ProviderStatus {
  const known = providerStatuses.find((each) => each === status)
  if (known) return known
  const message = `Stripe names the state ${status} of a subscription, which is not known.`
  throw new ProviderError({ isFinal: false, code: 'state_unknown', message })
}
