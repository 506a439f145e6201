import type { PaymentIntent } from '../kernel/collections.ts'
import { emit } from '../kernel/events.ts'
import type { State } from '../kernel/state.ts'

export interface NewIntent {
  amount: number
  currency: string
  customer: string | null
  description?: string | null
  metadata?: Record<string, string>
  methodTypes: string[]
  setupFutureUsage?: 'off_session' | 'on_session' | null
  receiptEmail?: string | null
}

/** Makes a payment intent that waits for a payment method, and says so in an event. */
export function makeIntent(state: State, input: NewIntent): PaymentIntent {
  const id = state.id('pi')
  const intent: PaymentIntent = {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: input.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic',
    client_secret: `${id}_secret_${state.id('s').slice(2)}`,
    confirmation_method: 'automatic',
    created: state.nowFor(input.customer),
    currency: input.currency,
    customer: input.customer,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: { enabled: false },
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: input.methodTypes,
    payment_record: null,
    processing: null,
    receipt_email: input.receiptEmail ?? null,
    review: null,
    setup_future_usage: input.setupFutureUsage ?? null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
  state.all.paymentIntents.put(intent)
  emit(state, 'payment_intent.created', intent)
  return intent
}

/** Cancels a payment intent that is not done yet; nothing happens to one that is. */
export function cancelIntent(
  state: State,
  intent: PaymentIntent,
  reason: PaymentIntent['cancellation_reason'] = null,
): PaymentIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') return intent
  intent.status = 'canceled'
  intent.canceled_at = state.nowFor(intent.customer)
  intent.cancellation_reason = reason
  intent.next_action = null
  intent.processing = null
  state.all.paymentIntents.put(intent)
  emit(state, 'payment_intent.canceled', intent)
  return intent
}
