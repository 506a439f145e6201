import type { Customer, Price, Subscription, SubscriptionItem } from '../../kernel/collections.ts'
import { wholeList } from '../../kernel/list.ts'
import type { State } from '../../kernel/state.ts'
import type { Period } from '../arithmetic/periods.ts'
import { planOf } from '../catalog/plan.ts'

/** A subscription that bills nothing yet, in the form that all have. */
export function makeSubscription(
  state: State,
  customer: Customer,
  currency: string,
  now: number,
): Subscription {
  const id = state.id('sub')
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency,
    customer: customer.id,
    customer_account: null,
    days_until_due: null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: wholeList([], `/v1/subscription_items?subscription=${id}`),
    latest_invoice: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'incomplete',
    test_clock: customer.test_clock ?? null,
    transfer_data: null,
    trial_end: null,
    trial_settings: {
      end_behavior: { missing_payment_method: 'create_invoice', billing_cycle_anchor: null },
    },
    trial_start: null,
  }
}

export interface ItemDraft {
  price: Price
  quantity: number
  metadata: Record<string, string>
}

/** A new item of a subscription. */
export function makeItem(
  state: State,
  subscription: string,
  draft: ItemDraft,
  period: Period,
  now: number,
): SubscriptionItem {
  return {
    id: state.id('si', 14),
    object: 'subscription_item',
    billed_until: period.end,
    billing_thresholds: null,
    created: now,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: draft.metadata,
    plan: planOf(draft.price),
    price: { ...draft.price },
    quantity: draft.quantity,
    subscription,
    tax_rates: [],
  }
}

/** Lets the items of a subscription be found by their ids, and forgets those that are gone. */
export function keepItems(state: State, subscription: Subscription): void {
  const items = subscription.items.data
  for (const { id } of state.all.subscriptionItems.by('subscription', subscription.id)) {
    if (!items.some((item) => item.id === id)) state.all.subscriptionItems.delete(id)
  }
  for (const { id } of items) {
    if (!state.all.subscriptionItems.get(id)) {
      state.all.subscriptionItems.put({ id, subscription: subscription.id })
    }
  }
}

/** The period that a subscription is in; all of its items share it. */
export function periodOf(subscription: Subscription): Period {
  const item = subscription.items.data[0]
  return { start: item?.current_period_start ?? 0, end: item?.current_period_end ?? 0 }
}

/** Moves all items into a period. */
export function setPeriod(subscription: Subscription, period: Period): void {
  for (const item of subscription.items.data) {
    item.current_period_start = period.start
    item.current_period_end = period.end
    item.billed_until = period.end
  }
}

/** How often a subscription bills. */
export function rhythmOf(subscription: Subscription) {
  const { interval = 'month', interval_count = 1 } = subscription.items.data[0]?.price.recurring ?? {}
  return { interval, interval_count }
}
