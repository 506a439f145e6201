import type { Subscription, SubscriptionItem, SubscriptionSchedule } from '../../kernel/collections.ts'
import { change, emit } from '../../kernel/events.ts'
import { listTree } from '../../kernel/form.ts'
import { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { keepItems, makeItem, periodOf } from '../subscriptions/object.ts'
import { endSubscription } from '../subscriptions/standing.ts'
import type { Phase } from './object.ts'

/**
 * Lets the phase begin that is due when a period ends: the new items are those of the period that follows, so
 * that nothing has to be prorated.
 */
export function applyPhase(state: State, subscription: Subscription, at: number): 'ended' | 'goes-on' {
  const schedule = state.all.schedules.get(subscription.schedule)
  if (schedule?.status !== 'active') return 'goes-on'
  const phase = moveOn(state, schedule, at)
  if (phase === 'over') return complete(state, schedule, subscription)
  if (phase) enter(state, subscription, phase, at)
  return 'goes-on'
}

/** Makes the phase that a time lies in the current one; null where it is that already. */
export function moveOn(state: State, schedule: SubscriptionSchedule, at: number): Phase | 'over' | null {
  const phase = schedule.phases.find(({ start_date, end_date }) => start_date <= at && at < end_date)
  if (!phase) return 'over'
  if (phase.start_date === schedule.current_phase?.start_date) return null
  change(state, state.all.schedules, 'subscription_schedule.updated', schedule, (it) => {
    it.current_phase = { end_date: phase.end_date, start_date: phase.start_date }
  })
  state.schedule(schedule.customer, phase.end_date, 'schedule.phase', schedule.id)
  return phase
}

function enter(state: State, subscription: Subscription, phase: Phase, at: number): void {
  subscription.items.data = nextItems(state, subscription, phase, at)
  Object.assign(subscription.metadata, phase.metadata)
  if (phase.default_payment_method) subscription.default_payment_method = phase.default_payment_method
  if (phase.billing_cycle_anchor === 'phase_start') subscription.billing_cycle_anchor = at
  const { customer, currency, id } = subscription
  const discounts = discountsOf(phase)
  if (discounts) {
    subscription.discounts =
      giveDiscounts(state, discounts, { customer, subscription: id, currency, now: at }) ??
      subscription.discounts
  }
  keepItems(state, subscription)
}

/** The discounts of a phase as a request would ask for them. */
export function discountsOf(phase: Phase): Params | null {
  if (phase.discounts.length === 0) return null
  const list = phase.discounts.map(({ coupon, discount, promotion_code }) => ({
    ...(coupon ? { coupon } : {}),
    ...(discount ? { discount } : {}),
    ...(promotion_code ? { promotion_code } : {}),
  }))
  return new Params({ discounts: listTree(list) })
}

/** Items of the same price stay who they are. */
function nextItems(state: State, subscription: Subscription, phase: Phase, at: number): SubscriptionItem[] {
  return phase.items.map(({ price, quantity, metadata }) => {
    const kept = subscription.items.data.find((item) => item.price.id === price)
    if (kept) return { ...kept, quantity: quantity ?? 1 }
    const draft = { price: state.all.prices.need(price), quantity: quantity ?? 1, metadata: metadata ?? {} }
    return makeItem(state, subscription.id, draft, periodOf(subscription), at)
  })
}

/** After the last phase the subscription goes on by itself, or ends. */
export function complete(
  state: State,
  schedule: SubscriptionSchedule,
  subscription: Subscription,
): 'ended' | 'goes-on' {
  if (schedule.end_behavior !== 'cancel') {
    release(state, schedule, subscription)
    return 'goes-on'
  }
  schedule.status = 'completed'
  schedule.completed_at = state.nowFor(schedule.customer)
  schedule.current_phase = null
  state.all.schedules.put(schedule)
  emit(state, 'subscription_schedule.completed', schedule)
  endSubscription(state, subscription, 'cancellation_requested')
  return 'ended'
}

/** Lets go of a subscription, which stays as it is. */
export function release(
  state: State,
  schedule: SubscriptionSchedule,
  subscription: Subscription | undefined,
): void {
  schedule.status = 'released'
  schedule.released_at = state.nowFor(schedule.customer)
  schedule.released_subscription = subscription?.id ?? null
  schedule.subscription = null
  schedule.current_phase = null
  state.all.schedules.put(schedule)
  emit(state, 'subscription_schedule.released', schedule)
  if (!subscription) return
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.schedule = null
  })
}
