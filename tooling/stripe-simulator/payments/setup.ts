import type { PaymentMethod, SetupIntent } from '../kernel/collections.ts'
import { cardError, invalid } from '../kernel/errors.ts'
import { emit } from '../kernel/events.ts'
import type { State } from '../kernel/state.ts'
import { attachMethod } from './attach.ts'
import { askForSetup } from './decide.ts'
import type { Decline } from './declines.ts'
import { setMark } from './method-note.ts'

export interface NewSetup {
  customer: string | null
  description?: string | null
  metadata?: Record<string, string>
  methodTypes: string[]
  usage?: 'off_session' | 'on_session'
}

/** Makes a setup intent that waits for a payment method, and says so in an event. */
export function makeSetupIntent(state: State, input: NewSetup): SetupIntent {
  const id = state.id('seti')
  const intent: SetupIntent = {
    id,
    object: 'setup_intent',
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${state.id('s').slice(2)}`,
    created: state.nowFor(input.customer),
    customer: input.customer,
    customer_account: null,
    description: input.description ?? null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    managed_payments: null,
    mandate: null,
    metadata: input.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: input.methodTypes,
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: input.usage ?? 'off_session',
  }
  state.all.setupIntents.put(intent)
  emit(state, 'setup_intent.created', intent)
  return intent
}

/** Sets a payment method up for later payments. Returns null, or why its bank refuses. */
export function confirmSetup(
  state: State,
  intent: SetupIntent,
  method: PaymentMethod,
  returnUrl: string | null = null,
): Decline | null {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpected(intent)
  intent.payment_method = method.id
  intent.next_action = null
  const verdict = askForSetup(state, method)
  if (verdict.answer === 'declined') return failSetup(state, intent, method, verdict.decline)
  if (verdict.answer === 'confirm') {
    intent.status = 'requires_action'
    const url = `${state.url}/authenticate/${intent.id}`
    intent.next_action = { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } }
    state.all.setupIntents.put(intent)
    emit(state, 'setup_intent.requires_action', intent)
    return null
  }
  setMark(state, method, 'isAuthenticated', false)
  setMark(state, method, 'isSetUp', true)
  if (intent.customer) attachMethod(state, method, intent.customer)
  intent.status = 'succeeded'
  intent.last_setup_error = null
  state.all.setupIntents.put(intent)
  emit(state, 'setup_intent.succeeded', intent)
  return null
}

/** The holder has confirmed on the bank's page, or has refused to. */
export function finishSetup(state: State, intent: SetupIntent, isConfirmed: boolean): Decline | null {
  const method = state.all.paymentMethods.get(intent.payment_method)
  if (intent.status !== 'requires_action' || !method) throw unexpected(intent)
  if (!isConfirmed) return failSetup(state, intent, method, notSetUp)
  setMark(state, method, 'isAuthenticated', true)
  return confirmSetup(state, intent, method)
}

const notSetUp: Decline = {
  code: 'setup_intent_authentication_failure',
  declineCode: 'authentication_required',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

function failSetup(state: State, intent: SetupIntent, method: PaymentMethod, decline: Decline): Decline {
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.next_action = null
  const { code, declineCode, message } = decline
  const reason = { type: 'card_error' as const, code, decline_code: declineCode, message }
  intent.last_setup_error = { ...reason, payment_method: { ...method } }
  state.all.setupIntents.put(intent)
  emit(state, 'setup_intent.setup_failed', intent)
  return decline
}

export function cancelSetup(state: State, intent: SetupIntent): SetupIntent {
  if (intent.status === 'succeeded' || intent.status === 'canceled') throw unexpected(intent)
  intent.status = 'canceled'
  intent.next_action = null
  state.all.setupIntents.put(intent)
  emit(state, 'setup_intent.canceled', intent)
  return intent
}

/** The 402 of a setup that was refused. */
export function setupRefused(intent: SetupIntent, decline: Decline): Error {
  return cardError(decline.message, decline.code, decline.declineCode, { setup_intent: { ...intent } })
}

function unexpected(intent: SetupIntent): Error {
  return invalid(`This SetupIntent's status is ${intent.status}.`, { code: 'setup_intent_unexpected_state' })
}
