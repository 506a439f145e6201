import type { Event, InvoiceItem, Subscription } from '../../kernel/collections.ts'
import { cardError } from '../../kernel/errors.ts'
import { publish } from '../../kernel/events.ts'
import type { PaymentOutcome } from '../../kernel/payments.ts'
import type { State } from '../../kernel/state.ts'
import { keepItems } from './object.ts'

/** Bills and charges; where the charge fails, all but the attempt itself is as if it had not been, and it throws. */
export function allOrNothing(
  state: State,
  subscription: Subscription,
  act: () => PaymentOutcome | null,
): void {
  const restore = remember(state, subscription)
  const events: Event[] = []
  state.held = events
  let outcome: PaymentOutcome | null = null
  try {
    outcome = act()
  } finally {
    state.held = null
  }
  if (outcome?.status !== 'declined' && outcome?.status !== 'requires_action') {
    for (const event of events) publish(state, event)
    return
  }
  for (const event of events) {
    if (/^(payment_intent|charge)\./.test(event.type)) publish(state, event)
  }
  restore()
  throw failure(outcome)
}

/** What has to be put back, and how. */
function remember(state: State, subscription: Subscription): () => void {
  const { all } = state
  const customer = all.customers.need(subscription.customer)
  const known = structuredClone(all.subscriptions.get(subscription.id) ?? null)
  const before = structuredClone(customer)
  const pending = all.pendingUpdates.get(subscription.id)
  const invoices = new Set(all.invoices.by('customer', customer.id).map(({ id }) => id))
  const moves = new Set(all.balanceTransactions.by('customer', customer.id).map(({ id }) => id))
  const items = new Map(
    all.invoiceItems.by('customer', customer.id).map((it) => [it.id, structuredClone(it)]),
  )
  return () => {
    // One given once is gone from the subscription by now, but stands on the invoice.
    const given = new Set(subscription.discounts)
    for (const { id, discounts } of all.invoices.by('customer', customer.id)) {
      if (invoices.has(id)) continue
      for (const discount of discounts) given.add(discount)
      forgetInvoice(state, id)
    }
    for (const { id } of all.balanceTransactions.by('customer', customer.id)) {
      if (!moves.has(id)) all.balanceTransactions.delete(id)
    }
    putBack(state, customer.id, items)
    all.customers.put(Object.assign(customer, before))
    if (pending) all.pendingUpdates.put(pending)
    else all.pendingUpdates.delete(subscription.id)
    for (const id of given) if (!known?.discounts.includes(id)) takeDiscount(state, id)
    if (known) keepItems(state, all.subscriptions.put(Object.assign(subscription, known)))
    else forgetSubscription(state, subscription)
  }
}

/** Items that waited wait again; those that came with the attempt are gone. */
function putBack(state: State, customer: string, before: Map<string, InvoiceItem>): void {
  const { invoiceItems } = state.all
  for (const item of invoiceItems.by('customer', customer)) {
    const was = before.get(item.id)
    if (was) invoiceItems.put(Object.assign(item, was))
    else invoiceItems.delete(item.id)
  }
}

function forgetInvoice(state: State, invoice: string): void {
  for (const { id, payment } of state.all.invoicePayments.by('invoice', invoice)) {
    state.all.invoicePayments.delete(id)
    // Nobody may pay later what is not there any more.
    if (payment.payment_intent) state.services.payments.cancel(state, payment.payment_intent)
  }
  state.all.invoices.delete(invoice)
}

function takeDiscount(state: State, id: string): void {
  const { discounts, coupons, promotionCodes } = state.all
  const discount = discounts.get(id)
  for (const used of [coupons.get(discount?.source.coupon), promotionCodes.get(discount?.promotion_code)]) {
    if (used) used.times_redeemed--
  }
  discounts.delete(id)
}

function forgetSubscription(state: State, subscription: Subscription): void {
  for (const { id } of subscription.items.data) {
    state.all.subscriptionItems.delete(id)
    state.all.billed.delete(id)
  }
  state.all.subscriptions.delete(subscription.id)
}

/** The error that a payment which did not succeed is answered with, where the caller wants one. */
export function failure(outcome: PaymentOutcome): Error {
  if (outcome.status === 'declined') return cardError(outcome.message, outcome.code, outcome.declineCode)
  return cardError(
    'Payment for this subscription requires additional user action before it can be completed successfully.',
    'subscription_payment_intent_requires_action',
  )
}
