import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { change, emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import { applyPendingUpdate, awaits } from './pending.ts'

/** The subscription of an invoice, if it still runs. */
function runningSubscription(state: State, invoice: Invoice): Subscription | null {
  const subscription = state.all.subscriptions.get(invoice.parent?.subscription_details?.subscription)
  if (!subscription || subscription.status === 'canceled') return null
  return subscription.status === 'incomplete_expired' ? null : subscription
}

/** What a paid invoice means for its subscription: the first one starts it, the latest one mends it. */
export function invoicePaid(state: State, invoice: Invoice): void {
  mendCustomer(state, invoice)
  const subscription = runningSubscription(state, invoice)
  if (!subscription) return
  keepPaymentMethod(state, subscription, invoice)
  if (awaits(state, subscription, invoice)) applyPendingUpdate(state, subscription)
  const started = subscription.status === 'incomplete' && invoice.billing_reason === 'subscription_create'
  const resumed = subscription.status === 'paused' && subscription.latest_invoice === invoice.id
  const mended = owes(subscription) && isLatest(state, subscription, invoice)
  if (!started && !resumed && !mended) return
  setStatus(state, subscription, 'active')
  if (resumed) emit(state, 'customer.subscription.resumed', subscription)
}

const owes = ({ status }: Subscription): boolean => status === 'past_due' || status === 'unpaid'

/** No invoice that was finalised later still waits to be paid. */
function isLatest(state: State, subscription: Subscription, invoice: Invoice): boolean {
  const finalized = state.all.invoices
    .by('subscription', subscription.id)
    .filter((it) => it.status_transitions.finalized_at !== null && it.status !== 'void')
  return finalized.at(-1)?.id === invoice.id || finalized.every((it) => it.status === 'paid')
}

/** What a failed attempt means; `exhausted`: nobody will try again by themselves. */
export function paymentFailed(state: State, invoice: Invoice, exhausted: boolean): void {
  const customer = state.all.customers.get(invoice.customer)
  if (customer && customer.delinquent === false && invoice.billing_reason !== 'subscription_create') {
    change(state, state.all.customers, 'customer.updated', customer, (it) => {
      it.delinquent = true
    })
  }
  const subscription = runningSubscription(state, invoice)
  if (!subscription || invoice.billing_reason === 'subscription_create') return
  if (awaits(state, subscription, invoice)) return
  if (!exhausted) {
    if (subscription.status === 'active' || subscription.status === 'trialing')
      setStatus(state, subscription, 'past_due')
    return
  }
  const { afterRetries } = state.settings
  if (afterRetries === 'canceled') endSubscription(state, subscription, 'payment_failed')
  else setStatus(state, subscription, afterRetries)
}

/** What it means that nobody is asked for an invoice any more: voided or given up. */
export function invoiceDropped(state: State, invoice: Invoice): void {
  const subscription = runningSubscription(state, invoice)
  if (!subscription || subscription.latest_invoice !== invoice.id) return
  if (subscription.status === 'incomplete') {
    change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
      it.status = 'incomplete_expired'
      it.ended_at = state.nowFor(it.customer)
    })
    return
  }
  const open = state.all.invoices.by('subscription', subscription.id).some(({ status }) => status === 'open')
  if (subscription.status === 'past_due' && !open) setStatus(state, subscription, 'active')
}

/** An invoice that was sent is not paid on its day. */
export function invoiceOverdue(state: State, invoice: Invoice): void {
  const subscription = runningSubscription(state, invoice)
  if (subscription?.status === 'active') setStatus(state, subscription, 'past_due')
}

/** Moves a subscription to another status, and tells it. */
export function setStatus(state: State, subscription: Subscription, status: Subscription['status']): void {
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.status = status
  })
}

type EndReason = NonNullable<NonNullable<Subscription['cancellation_details']>['reason']>

/** Ends a subscription. What is still open stays open, but nobody tries to collect it any more. */
export function endSubscription(
  state: State,
  subscription: Subscription,
  reason: EndReason,
  details: {
    comment?: string | null
    feedback?: NonNullable<Subscription['cancellation_details']>['feedback']
  } = {},
): void {
  const now = state.nowFor(subscription.customer)
  subscription.status = 'canceled'
  subscription.canceled_at ??= now
  subscription.ended_at = now
  subscription.pause_collection = null
  subscription.pending_update = null
  subscription.cancellation_details = {
    comment: details.comment ?? subscription.cancellation_details?.comment ?? null,
    feedback: details.feedback ?? subscription.cancellation_details?.feedback ?? null,
    feedback_option: null,
    reason,
  }
  state.all.subscriptions.put(subscription)
  emit(state, 'customer.subscription.deleted', subscription)
  const schedule = state.all.schedules.get(subscription.schedule)
  if (schedule && (schedule.status === 'active' || schedule.status === 'not_started')) {
    schedule.status = 'canceled'
    schedule.canceled_at = now
    schedule.current_phase = null
    state.all.schedules.put(schedule)
    emit(state, 'subscription_schedule.canceled', schedule)
  }
  for (const invoice of state.all.invoices.by('subscription', subscription.id)) {
    if (invoice.status !== 'open' && invoice.status !== 'draft') continue
    change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
      it.auto_advance = false
      it.automatically_finalizes_at = null
      it.next_payment_attempt = null
    })
  }
}

function mendCustomer(state: State, invoice: Invoice): void {
  const customer = state.all.customers.get(invoice.customer)
  if (!customer?.delinquent) return
  const open = state.all.invoices
    .by('customer', customer.id)
    .some((it) => it.status === 'open' && it.attempted)
  if (open) return
  change(state, state.all.customers, 'customer.updated', customer, (it) => {
    it.delinquent = false
  })
}

/** With `save_default_payment_method: on_subscription`, what paid once pays from then on. */
function keepPaymentMethod(state: State, subscription: Subscription, invoice: Invoice): void {
  if (subscription.payment_settings?.save_default_payment_method !== 'on_subscription') return
  const payment = state.all.invoicePayments.by('invoice', invoice.id).find((it) => it.status === 'paid')
  const method = state.all.paymentIntents.get(payment?.payment.payment_intent)?.payment_method
  const keeps = method && state.all.paymentMethods.get(method)?.customer === subscription.customer
  if (!keeps || subscription.default_payment_method === method) return
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.default_payment_method = method
  })
}
