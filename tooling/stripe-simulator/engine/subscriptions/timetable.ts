import type { Subscription } from '../../kernel/collections.ts'
import { emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { periodOf } from './object.ts'

const warning = 3 * 86_400

/** Puts on the agenda when a subscription has to be looked at again. */
export function schedule(state: State, subscription: Subscription): void {
  const { id, customer, cancel_at } = subscription
  state.schedule(customer, periodOf(subscription).end, 'subscription.cycle', id)
  if (cancel_at !== null) state.schedule(customer, cancel_at, 'subscription.cancel', id)
  const resumes = subscription.pause_collection?.resumes_at
  if (resumes) state.schedule(customer, resumes, 'subscription.collect', id)
}

/** Three days before a trial ends it is said; at once where it is shorter. */
export function announceTrialEnd(state: State, subscription: Subscription): void {
  const { id, customer, trial_end } = subscription
  if (trial_end === null) return
  const at = trial_end - warning
  if (at <= state.nowFor(customer)) emit(state, 'customer.subscription.trial_will_end', subscription)
  else state.schedule(customer, at, 'subscription.trial-will-end', id)
}

/** Says that a trial ends in three days, if it still does. */
export function tellTrialEnd(state: State, id: string, at: number): void {
  const subscription = state.all.subscriptions.get(id)
  if (subscription?.status !== 'trialing' || subscription.trial_end !== at + warning) return
  emit(state, 'customer.subscription.trial_will_end', subscription)
}
