import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { PaymentOutcome } from '../../kernel/payments.ts'
import type { State } from '../../kernel/state.ts'
import { fromAnchor, type Period, periodAt } from '../arithmetic/periods.ts'
import { remaining } from '../arithmetic/prorate.ts'
import { needCustomer } from '../customers/customers.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { collect, defaultMethod } from '../invoices/collect.ts'
import { finalizeInvoice } from '../invoices/finalize.ts'
import type { LineDraft } from '../invoices/line.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { type Bill, billSubscription, rememberBilled } from './bill.ts'
import { readItems } from './items.ts'
import { periodLine, trialLine } from './lines.ts'
import { keepItems, makeItem, makeSubscription, rhythmOf } from './object.ts'
import { addInvoiceItems } from './one-offs.ts'
import { fillSettings, readEnd } from './settings.ts'
import { announceTrialEnd, schedule } from './timetable.ts'

const patience = 23 * 3600
export const behaviors = [
  'allow_incomplete',
  'default_incomplete',
  'error_if_incomplete',
  'pending_if_incomplete',
] as const
export type Behavior = (typeof behaviors)[number]

/** Starts a subscription and bills it for the first time. Checkout comes this way too. */
export function createSubscription(state: State, params: Params): Subscription {
  const customer = needCustomer(state, params.need('customer'), 'customer')
  const behavior = params.oneOf('payment_behavior', behaviors) ?? 'allow_incomplete'
  const now = state.nowFor(customer.id)
  const drafts = readItems(state, params)
  const currency = drafts[0]?.price.currency ?? 'usd'
  if (customer.currency && customer.currency !== currency) {
    throw invalid(
      `You cannot combine currencies on a single customer. This customer has an active subscription, subscription schedule, discount, quote, or invoice item with currency ${customer.currency}.`,
    )
  }
  const subscription = makeSubscription(state, customer, currency, now)
  fillSettings(state, subscription, params)
  const trialEnd = trialEndOf(params, now)
  const rhythm = drafts[0]?.price.recurring ?? { interval: 'month', interval_count: 1 }
  const anchor = trialEnd ?? anchorOf(params, now)
  const period = { start: now, end: anchor > now ? anchor : fromAnchor(anchor, rhythm, 1) }
  subscription.billing_cycle_anchor = anchor
  subscription.items.data = drafts.map((draft) => makeItem(state, subscription.id, draft, period, now))
  if (trialEnd !== null)
    Object.assign(subscription, { status: 'trialing', trial_start: now, trial_end: trialEnd })
  readEnd(state, subscription, params)
  checkMethod(state, subscription, behavior)
  const start = () => {
    const given = { customer: customer.id, subscription: subscription.id, currency, now }
    subscription.discounts = giveDiscounts(state, params, given) ?? []
    const bill: Bill = {
      reason: 'subscription_create',
      lines: firstLines(state, subscription, period, params),
      period: { start: now, end: now },
      autoAdvance: true,
    }
    return begin(state, subscription, bill, {
      behavior,
      offSession: params.flag('off_session') ?? false,
      params,
    })
  }
  if (behavior === 'error_if_incomplete') allOrNothing(state, subscription, start)
  else start()
  return subscription
}

function trialEndOf(params: Params, now: number): number | null {
  if (params.text('trial_end') === 'now') return null
  const end = params.time('trial_end')
  if (typeof end === 'number') {
    if (end <= now) throw invalid('Timestamp must be in the future: trial_end', { param: 'trial_end' })
    return end
  }
  const days = params.integer('trial_period_days')
  return days ? now + days * 86_400 : null
}

function anchorOf(params: Params, now: number): number {
  const anchor = params.time('billing_cycle_anchor')
  if (typeof anchor !== 'number') return now
  if (anchor < now)
    throw invalid('billing_cycle_anchor must be in the future.', { param: 'billing_cycle_anchor' })
  return anchor
}

/** Nothing can be charged at once where there is nothing to charge. */
function checkMethod(state: State, subscription: Subscription, behavior: Behavior): void {
  const atOnce = behavior === 'allow_incomplete' || behavior === 'error_if_incomplete'
  if (!atOnce || subscription.status === 'trialing' || subscription.collection_method === 'send_invoice')
    return
  const customer = state.all.customers.get(subscription.customer)
  const free = subscription.items.data.every(({ price }) => price.unit_amount === 0)
  if (free || subscription.default_payment_method || customer?.invoice_settings.default_payment_method) return
  throw invalid(
    'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
    { code: 'resource_missing' },
  )
}

/** The lines of the first invoice; up to an anchor that lies ahead, only what falls on the time until then. */
function firstLines(state: State, subscription: Subscription, period: Period, params: Params): LineDraft[] {
  const items = subscription.items.data
  if (subscription.status === 'trialing')
    return items.map((item) => trialLine(state, subscription, item, period))
  const lines = items.map((item) => periodLine(state, subscription, item, period))
  const whole = periodAt(subscription.billing_cycle_anchor, rhythmOf(subscription), period.start)
  if (whole.start === period.start) return lines
  if (params.text('proration_behavior') === 'none') return []
  return lines.map((line) => ({
    ...line,
    amount: remaining(line.amount, whole, period.start),
    proration: true,
  }))
}

interface Start {
  behavior: Behavior
  offSession: boolean
  params: Params
}

function begin(state: State, subscription: Subscription, bill: Bill, start: Start): PaymentOutcome | null {
  state.all.subscriptions.put(subscription)
  keepItems(state, subscription)
  addInvoiceItems(state, subscription, start.params)
  const sent = subscription.collection_method === 'send_invoice'
  if (sent && subscription.status === 'incomplete') subscription.status = 'active'
  const invoice = billSubscription(state, subscription, bill)
  rememberBilled(state, invoice)
  emit(state, 'customer.subscription.created', subscription)
  schedule(state, subscription)
  announceTrialEnd(state, subscription)
  if (sent && invoice.total > 0) {
    invoice.automatically_finalizes_at = invoice.created + state.settings.draftSeconds
    state.schedule(subscription.customer, invoice.automatically_finalizes_at, 'invoice.finalize', invoice.id)
    return null
  }
  finalizeInvoice(state, invoice)
  return payFirst(state, subscription, invoice, start)
}

function payFirst(
  state: State,
  subscription: Subscription,
  invoice: Invoice,
  { behavior, offSession }: Start,
): PaymentOutcome | null {
  if (invoice.status !== 'open') return null
  state.schedule(
    subscription.customer,
    subscription.created + patience,
    'subscription.expire',
    subscription.id,
  )
  if (behavior === 'default_incomplete' || !defaultMethod(state, invoice)) return null
  return collect(state, invoice, { offSession })
}
