import type { Subscription, SubscriptionSchedule } from '../../kernel/collections.ts'
import type { State } from '../../kernel/state.ts'

export type Phase = SubscriptionSchedule['phases'][number]

/** A schedule without phases, in the form that all have. */
export function makeSchedule(state: State, customer: string): SubscriptionSchedule {
  return {
    id: state.id('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    canceled_at: null,
    completed_at: null,
    created: state.nowFor(customer),
    current_phase: null,
    customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      automatic_tax: { disabled_reason: null, enabled: false, liability: null },
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      default_payment_method: null,
      description: null,
      invoice_settings: {
        account_tax_ids: null,
        custom_fields: null,
        days_until_due: null,
        description: null,
        footer: null,
        issuer: { type: 'self' },
      },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: 'release',
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [],
    released_at: null,
    released_subscription: null,
    status: 'not_started',
    subscription: null,
    test_clock: state.all.customers.get(customer)?.test_clock ?? null,
  }
}

/** A phase with nothing but its time and its items. */
export function makePhase(currency: string, start: number, end: number, items: Phase['items']): Phase {
  return {
    add_invoice_items: [],
    application_fee_percent: null,
    billing_cycle_anchor: null,
    billing_thresholds: null,
    collection_method: null,
    currency,
    default_payment_method: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    end_date: end,
    invoice_settings: null,
    items,
    metadata: {},
    on_behalf_of: null,
    proration_behavior: 'create_prorations',
    start_date: start,
    transfer_data: null,
    trial_end: null,
  }
}

export function phaseItem(
  price: string,
  quantity: number,
  metadata: Record<string, string> = {},
): Phase['items'][number] {
  return { billing_thresholds: null, discounts: [], metadata, plan: price, price, quantity, tax_rates: [] }
}

/** What a subscription has now, as a phase. */
export function itemsOf(subscription: Subscription): Phase['items'] {
  return subscription.items.data.map(({ price, quantity, metadata }) =>
    phaseItem(price.id, quantity ?? 1, metadata),
  )
}

/** Whether a phase asks for just what a subscription has. */
export function hasItems(subscription: Subscription, items: Phase['items']): boolean {
  const key = (each: { price: string; quantity?: number }) => `${each.price} ${each.quantity ?? 1}`
  const [has, wants] = [itemsOf(subscription).map(key).sort(), items.map(key).sort()]
  return has.join() === wants.join()
}
