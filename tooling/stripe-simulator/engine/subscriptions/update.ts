import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { changedFields, emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { collect } from '../invoices/collect.ts'
import { finalizeInvoice } from '../invoices/finalize.ts'
import { makeInvoiceItem } from '../invoices/pending-items.ts'
import { voidInvoice } from '../invoices/void.ts'
import { billSubscription, rememberBilled } from './bill.ts'
import { type Change, planChange } from './change-plan.ts'
import { type Behavior, behaviors, failure } from './create.ts'
import { keepItems, periodOf } from './object.ts'
import { addInvoiceItems } from './one-offs.ts'
import { fillSettings, readEnd } from './settings.ts'
import { setStatus } from './standing.ts'
import { announceTrialEnd, schedule } from './timetable.ts'

const proration = ['create_prorations', 'always_invoice', 'none'] as const
const waits = 23 * 3600

/** Changes a subscription, and bills what the change brings as it asks to. */
export function updateSubscription(state: State, subscription: Subscription, params: Params): Subscription {
  checkOpen(subscription, params)
  const now = state.nowFor(subscription.customer)
  const behavior = params.oneOf('proration_behavior', proration) ?? 'create_prorations'
  const payment = params.oneOf('payment_behavior', behaviors) ?? 'allow_incomplete'
  const change = planChange(state, subscription, params, { behavior, now })
  const { after } = change
  fillSettings(state, after, params)
  readEnd(state, after, params)
  const { customer, currency, id } = subscription
  after.discounts =
    giveDiscounts(state, params, { customer, subscription: id, currency, now }) ?? after.discounts
  const atOnce = change.restarts || (behavior === 'always_invoice' && change.prorations.length > 0)
  if (!atOnce) {
    apply(state, subscription, change)
    for (const line of change.prorations) makeInvoiceItem(state, customer, line)
    addInvoiceItems(state, subscription, params)
    return subscription
  }
  if (payment === 'pending_if_incomplete' || payment === 'error_if_incomplete') {
    return payThenApply(state, subscription, change, payment, params)
  }
  apply(state, subscription, change)
  const invoice = bill(state, subscription, change, params)
  if (invoice.status === 'open') payLater(state, subscription, invoice, payment)
  return subscription
}

function checkOpen(subscription: Subscription, params: Params): void {
  if (subscription.status !== 'canceled' && subscription.status !== 'incomplete_expired') return
  const allowed = params
    .keys()
    .every((key) => key === 'metadata' || key === 'cancellation_details' || key === 'expand')
  if (allowed) return
  throw invalid('A canceled subscription can only update its cancellation_details and metadata.', {
    code: 'invalid_canceled_subscription_fields',
  })
}

/** Makes the change true, and tells it. */
function apply(state: State, subscription: Subscription, change: Change): void {
  const before = structuredClone({ ...subscription })
  const { latest_invoice } = subscription
  Object.assign(subscription, change.after, { latest_invoice })
  keepItems(state, subscription)
  for (const each of change.billed) state.all.billed.put(each)
  state.all.subscriptions.put(subscription)
  const previous = changedFields(before, subscription)
  if (previous) emit(state, 'customer.subscription.updated', subscription, previous)
  schedule(state, subscription)
  if (before.trial_end !== subscription.trial_end && subscription.status === 'trialing')
    announceTrialEnd(state, subscription)
}

/** The invoice of the change, finalised. `subscription` may be as it will be. */
function bill(state: State, subscription: Subscription, change: Change, params: Params): Invoice {
  for (const line of change.prorations) makeInvoiceItem(state, subscription.customer, line)
  addInvoiceItems(state, subscription, params)
  const now = state.nowFor(subscription.customer)
  const invoice = billSubscription(state, subscription, {
    reason: 'subscription_update',
    lines: change.renewal,
    period: { start: change.restarts ? now : periodOf(subscription).start, end: now },
    autoAdvance: true,
    ...(change.prorations.length > 0 ? { prorationDate: change.at } : {}),
  })
  rememberBilled(state, invoice)
  state.all.subscriptions.put(subscription)
  return finalizeInvoice(state, invoice)
}

function payLater(state: State, subscription: Subscription, invoice: Invoice, behavior: Behavior): void {
  if (subscription.collection_method === 'send_invoice') return
  if (behavior === 'default_incomplete') setStatus(state, subscription, 'past_due')
  else collect(state, invoice, { offSession: true })
}

/** Bills and charges first; the change becomes true when it is paid, waits for that, or is refused. */
function payThenApply(
  state: State,
  subscription: Subscription,
  change: Change,
  behavior: 'pending_if_incomplete' | 'error_if_incomplete',
  params: Params,
): Subscription {
  const { id, customer } = subscription
  const invoice = bill(state, { ...change.after }, change, params)
  subscription.latest_invoice = invoice.id
  state.all.subscriptions.put(subscription)
  if (invoice.status === 'paid') {
    apply(state, subscription, change)
    return subscription
  }
  const now = state.nowFor(customer)
  const { items, trial_end, billing_cycle_anchor, trial_start, status, discounts, metadata } = change.after
  const after = { items, trial_end, billing_cycle_anchor, trial_start, status, discounts, metadata }
  state.all.pendingUpdates.put({ id, invoice: invoice.id, after, billed: change.billed })
  subscription.pending_update = {
    billing_cycle_anchor: change.restarts ? billing_cycle_anchor : null,
    cancel_at_period_end: null,
    discount: null,
    discounts: null,
    expires_at: now + waits,
    metadata: params.has('metadata') ? metadata : null,
    subscription_items: structuredClone(items.data),
    trial_end: trial_end === subscription.trial_end ? null : trial_end,
    trial_from_plan: null,
  }
  const outcome = collect(state, invoice, { offSession: true })
  if (outcome.status === 'succeeded') return subscription
  if (behavior === 'pending_if_incomplete') {
    state.schedule(customer, now + waits, 'subscription.pending-expire', id)
    emit(state, 'customer.subscription.updated', subscription, { pending_update: null })
    return subscription
  }
  state.all.pendingUpdates.delete(id)
  subscription.pending_update = null
  voidInvoice(state, invoice)
  throw failure(outcome)
}
