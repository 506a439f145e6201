import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { changedFields, emit } from '../../kernel/events.ts'
import type { DueHandler, State } from '../../kernel/state.ts'
import { periodAt } from '../arithmetic/periods.ts'
import { running } from '../discounts/discounts.ts'
import { pendingItems } from '../invoices/pending-items.ts'
import { applyPhase } from '../schedules/phases.ts'
import { billSubscription, rememberBilled } from './bill.ts'
import { periodLine } from './lines.ts'
import { periodOf, rhythmOf, setPeriod } from './object.ts'
import { endSubscription } from './standing.ts'
import { schedule } from './timetable.ts'

const billed = new Set(['active', 'trialing', 'past_due', 'unpaid'])

/** A period is over: the subscription ends, or goes on to the next one and is billed for it. */
export const cycle: DueHandler = (state, id, at) => {
  const subscription = state.all.subscriptions.get(id)
  if (!subscription || !billed.has(subscription.status) || periodOf(subscription).end !== at) return
  renew(state, subscription, at)
}

/** Renews a subscription whose period ends at a time; also what a preview of the next invoice does. */
export function renew(state: State, subscription: Subscription, at: number): Invoice | null {
  if (subscription.cancel_at !== null && subscription.cancel_at <= at) {
    endSubscription(state, subscription, 'cancellation_requested')
    return billWaiting(state, subscription)
  }
  const before = structuredClone({ ...subscription })
  const past = periodOf(subscription)
  if (applyPhase(state, subscription, at) === 'ended') return billWaiting(state, subscription)
  if (subscription.status === 'trialing' && !endTrial(state, subscription, at)) return null
  const rhythm = rhythmOf(subscription)
  // Another rhythm begins anew; it cannot go on from the days of the old one.
  const { interval, interval_count } = before.items.data[0]?.price.recurring ?? rhythm
  if (interval !== rhythm.interval || interval_count !== rhythm.interval_count)
    subscription.billing_cycle_anchor = at
  setPeriod(subscription, periodAt(subscription.billing_cycle_anchor, rhythm, at))
  subscription.discounts = running(state, subscription.discounts, at)
  const invoice = billPeriod(state, subscription, past)
  state.all.subscriptions.put(subscription)
  emit(state, 'customer.subscription.updated', subscription, changedFields(before, subscription) ?? {})
  schedule(state, subscription)
  return invoice
}

function billPeriod(state: State, subscription: Subscription, past: { start: number; end: number }): Invoice {
  const pause = subscription.pause_collection
  const drafted = subscription.status === 'unpaid' || pause?.behavior === 'keep_as_draft'
  const period = periodOf(subscription)
  const invoice = billSubscription(state, subscription, {
    reason: 'subscription_cycle',
    lines: subscription.items.data.map((item) => periodLine(state, subscription, item, period)),
    period: past,
    autoAdvance: !drafted,
  })
  rememberBilled(state, invoice)
  if (!drafted) advanceLater(state, invoice)
  return invoice
}

/** The invoice stays a draft for an hour, in which it can be added to. */
function advanceLater(state: State, invoice: Invoice): void {
  invoice.automatically_finalizes_at = invoice.created + state.settings.draftSeconds
  state.all.invoices.put(invoice)
  state.schedule(invoice.customer ?? '', invoice.automatically_finalizes_at, 'invoice.finalize', invoice.id)
}

/** What was still to be charged or given back when a subscription ended. */
export function billWaiting(state: State, subscription: Subscription): Invoice | null {
  const own = pendingItems(state, subscription).filter((item) => item.parent?.subscription_details)
  if (own.length === 0) return null
  const invoice = billSubscription(state, subscription, {
    reason: 'subscription_cycle',
    lines: [],
    period: periodOf(subscription),
    autoAdvance: true,
  })
  advanceLater(state, invoice)
  return invoice
}

/** Whether the subscription goes on after its trial; without a way to pay it may pause or end. */
function endTrial(state: State, subscription: Subscription, at: number): boolean {
  const customer = state.all.customers.get(subscription.customer)
  const method = subscription.default_payment_method ?? customer?.invoice_settings.default_payment_method
  const missing = subscription.trial_settings?.end_behavior.missing_payment_method
  if (!method && missing === 'cancel') {
    endSubscription(state, subscription, 'cancellation_requested')
    return false
  }
  if (!method && missing === 'pause') {
    const before = structuredClone({ ...subscription })
    subscription.status = 'paused'
    state.all.subscriptions.put(subscription)
    emit(state, 'customer.subscription.updated', subscription, changedFields(before, subscription) ?? {})
    emit(state, 'customer.subscription.paused', subscription)
    return false
  }
  subscription.status = 'active'
  subscription.billing_cycle_anchor = at
  return true
}
