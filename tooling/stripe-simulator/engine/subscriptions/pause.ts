import type { Subscription } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { fromAnchor, periodAt } from '../arithmetic/periods.ts'
import { collect } from '../invoices/collect.ts'
import { finalizeInvoice } from '../invoices/finalize.ts'
import { billSubscription, rememberBilled } from './bill.ts'
import { periodLine } from './lines.ts'
import { periodOf, rhythmOf, setPeriod } from './object.ts'
import { schedule } from './timetable.ts'

/** Stops a subscription from billing until it is resumed. */
export function pauseSubscription(state: State, subscription: Subscription): Subscription {
  if (!['active', 'past_due', 'trialing', 'unpaid'].includes(subscription.status)) {
    throw invalid(`A subscription that is ${subscription.status} cannot be paused.`)
  }
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.status = 'paused'
    it.status_details = {
      paused: {
        subscription: { type: 'pause_requested' },
        transitioned_at: state.nowFor(it.customer),
        type: 'subscription',
      },
    }
  })
  emit(state, 'customer.subscription.paused', subscription)
  return subscription
}

/** Lets a paused subscription go on. It is active once the period that begins or goes on is paid. */
export function resumeSubscription(state: State, subscription: Subscription, params: Params): Subscription {
  if (subscription.status !== 'paused') {
    throw invalid('Cannot resume a subscription that is not paused.')
  }
  const now = state.nowFor(subscription.customer)
  const goesOn = params.part('billing_cycle_anchor')?.text('type') === 'unchanged'
  const rhythm = rhythmOf(subscription)
  const untilEnd = goesOn && periodOf(subscription).end > now
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    delete it.status_details
    if (untilEnd) return
    if (!goesOn) it.billing_cycle_anchor = now
    setPeriod(
      it,
      goesOn
        ? periodAt(it.billing_cycle_anchor, rhythm, now)
        : { start: now, end: fromAnchor(now, rhythm, 1) },
    )
  })
  schedule(state, subscription)
  if (untilEnd) {
    change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
      it.status = 'active'
    })
    emit(state, 'customer.subscription.resumed', subscription)
    return subscription
  }
  const invoice = billSubscription(state, subscription, {
    reason: 'subscription_update',
    lines: subscription.items.data.map((item) =>
      periodLine(state, subscription, item, periodOf(subscription)),
    ),
    period: { start: now, end: now },
    autoAdvance: true,
  })
  rememberBilled(state, invoice)
  state.all.subscriptions.put(subscription)
  finalizeInvoice(state, invoice)
  if (invoice.status === 'open') collect(state, invoice, { offSession: true })
  return subscription
}
