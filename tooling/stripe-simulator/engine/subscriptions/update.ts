import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { changedFields, emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { PaymentOutcome } from '../../kernel/payments.ts'
import type { State } from '../../kernel/state.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { collect } from '../invoices/collect.ts'
import { finalizeInvoice } from '../invoices/finalize.ts'
import { makeInvoiceItem } from '../invoices/pending-items.ts'
import { voidInvoice } from '../invoices/void.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { billedBy, billSubscription, rememberBilled } from './bill.ts'
import { type Change, planChange } from './change-plan.ts'
import { type Behavior, behaviors } from './create.ts'
import { keepItems, periodOf } from './object.ts'
import { addInvoiceItems } from './one-offs.ts'
import { fillSettings, readEnd } from './settings.ts'
import { setStatus } from './standing.ts'
import { announceTrialEnd, schedule } from './timetable.ts'

const proration = ['create_prorations', 'always_invoice', 'none'] as const
const waits = 23 * 3600
const replaces = ['items', 'trial_end', 'billing_cycle_anchor']

/** Changes a subscription, and bills what the change brings as it asks to. */
export function updateSubscription(state: State, subscription: Subscription, params: Params): Subscription {
  checkOpen(subscription, params)
  const now = state.nowFor(subscription.customer)
  const behavior = params.oneOf('proration_behavior', proration) ?? 'create_prorations'
  const payment = params.oneOf('payment_behavior', behaviors) ?? 'allow_incomplete'
  const change = planChange(state, subscription, params, { behavior, now })
  const { after } = change
  if (replaces.some((key) => params.has(key))) dropWaiting(state, subscription)
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
  if (payment === 'error_if_incomplete') {
    allOrNothing(state, subscription, () => payThenApply(state, subscription, change, params))
    return subscription
  }
  if (payment === 'pending_if_incomplete') {
    payThenApply(state, subscription, change, params)
    return subscription
  }
  apply(state, subscription, change)
  const invoice = bill(state, subscription, change, params)
  rememberBilled(state, invoice)
  if (invoice.status === 'open') payLater(state, subscription, invoice, payment)
  return subscription
}

/** What still waits for its invoice gives way to a new change, and is not paid any more. */
function dropWaiting(state: State, subscription: Subscription): void {
  const waiting = state.all.invoices.get(state.all.pendingUpdates.get(subscription.id)?.invoice)
  if (waiting?.status === 'open') voidInvoice(state, waiting)
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
  state.all.subscriptions.put(subscription)
  return finalizeInvoice(state, invoice)
}

function payLater(state: State, subscription: Subscription, invoice: Invoice, behavior: Behavior): void {
  if (subscription.collection_method === 'send_invoice') return
  if (behavior === 'default_incomplete') setStatus(state, subscription, 'past_due')
  else collect(state, invoice, { offSession: true })
}

/** Bills and charges first; the change becomes true when it is paid, and waits for that until it expires. */
function payThenApply(
  state: State,
  subscription: Subscription,
  change: Change,
  params: Params,
): PaymentOutcome | null {
  const { id, customer } = subscription
  const { after } = change
  const invoice = bill(state, after, change, params)
  subscription.latest_invoice = invoice.id
  // `bill` keeps what it bills; until it is paid, the subscription is what it was.
  state.all.subscriptions.put(subscription)
  const billed = [...change.billed, ...billedBy(invoice)]
  if (invoice.status === 'paid') {
    apply(state, subscription, { ...change, billed })
    return null
  }
  const expires = state.nowFor(customer) + waits
  state.all.pendingUpdates.put({ id, invoice: invoice.id, after: whatWaits(subscription, after), billed })
  subscription.pending_update = {
    billing_cycle_anchor: change.restarts ? after.billing_cycle_anchor : null,
    cancel_at_period_end: null,
    discount: null,
    discounts: null,
    expires_at: expires,
    metadata: params.has('metadata') ? after.metadata : null,
    subscription_items: structuredClone(after.items.data),
    trial_end: after.trial_end === subscription.trial_end ? null : after.trial_end,
    trial_from_plan: null,
  }
  const outcome = collect(state, invoice, { offSession: true })
  if (outcome.status === 'succeeded') return outcome
  state.schedule(customer, expires, 'subscription.pending-expire', id)
  emit(state, 'customer.subscription.updated', subscription, { pending_update: null })
  return outcome
}

/** Those fields of a change that may wait; the status only where the change is about it. */
function whatWaits(before: Subscription, change: Subscription): Partial<Subscription> {
  const { items, trial_end, billing_cycle_anchor, trial_start, status, discounts, metadata } = change
  const after = { items, trial_end, billing_cycle_anchor, trial_start, discounts, metadata }
  return status === before.status ? after : { ...after, status }
}
