import type { PaymentIntent, PaymentMethod } from '../kernel/collections.ts'
import { emit } from '../kernel/events.ts'
import type { PaymentOutcome } from '../kernel/payments.ts'
import type { State } from '../kernel/state.ts'
import { attachMethod, isMethodType } from './attach.ts'
import { makeCharge } from './charge.ts'
import { isReusable } from './currencies.ts'
import { askForMoney } from './decide.ts'
import { type Decline, declines } from './declines.ts'
import { openDispute } from './dispute.ts'
import { cardOf, hasMark, setMark } from './method-note.ts'

export interface ConfirmOptions {
  /** Nobody is there to confirm. */
  offSession: boolean
  /** Where the payer goes after confirming on a page of the bank or wallet. */
  returnUrl?: string | null
  /** Decline at once where the payer would have to confirm, as off-session calls of the API do. */
  declinesConfirmation?: boolean
}

/** Tries to collect a payment intent with a payment method, and emits what happens. */
export function confirmIntent(
  state: State,
  intent: PaymentIntent,
  method: PaymentMethod,
  options: ConfirmOptions,
): PaymentOutcome {
  intent.payment_method = method.id
  intent.next_action = null
  const verdict = askForMoney(state, method, options)
  if (verdict.answer === 'later') return settleLater(state, intent)
  if (verdict.answer === 'declined') return declineIntent(state, intent, method, verdict.decline)
  if (verdict.answer === 'approved') return collect(state, intent, method)
  if (options.declinesConfirmation)
    return declineIntent(state, intent, method, declines.authenticationRequired)
  return askToConfirm(state, intent, options.returnUrl ?? null)
}

function askToConfirm(state: State, intent: PaymentIntent, returnUrl: string | null): PaymentOutcome {
  intent.status = 'requires_action'
  intent.next_action = {
    type: 'redirect_to_url',
    redirect_to_url: { url: `${state.url}/authenticate/${intent.id}`, return_url: returnUrl },
  }
  state.all.paymentIntents.put(intent)
  emit(state, 'payment_intent.requires_action', intent)
  return { status: 'requires_action', paymentIntent: intent.id }
}

/** How long the money of a delayed way to pay is under way, unless it is settled by hand before. */
const daysToSettle = 3

function settleLater(state: State, intent: PaymentIntent): PaymentOutcome {
  intent.status = 'processing'
  state.all.paymentIntents.put(intent)
  const settlesAt = state.nowFor(intent.customer) + daysToSettle * 86_400
  const clock = state.all.customers.get(intent.customer)?.test_clock ?? null
  state.agenda.add(clock, settlesAt, 'payment_intent.settle', intent.id)
  emit(state, 'payment_intent.processing', intent)
  return { status: 'processing', paymentIntent: intent.id }
}

/** The money has arrived. */
export function collect(state: State, intent: PaymentIntent, method: PaymentMethod): PaymentOutcome {
  const isAuthenticated = hasMark(state, method, 'isAuthenticated')
  const charge = makeCharge(state, intent, method, { decline: null, isAuthenticated })
  setMark(state, method, 'isAuthenticated', false)
  intent.status = 'succeeded'
  intent.amount_received = intent.amount
  intent.latest_charge = charge.id
  intent.last_payment_error = null
  intent.next_action = null
  state.all.paymentIntents.put(intent)
  if (intent.setup_future_usage && intent.customer) keepForLater(state, method, intent.customer)
  emit(state, 'charge.succeeded', charge)
  emit(state, 'payment_intent.succeeded', intent)
  const reason = cardOf(state, method)?.disputedAs
  if (reason) openDispute(state, charge, reason)
  return { status: 'succeeded', paymentIntent: intent.id, charge: charge.id }
}

/** Keeps what was just paid with for the customer's next payments, where it can be used again. */
export function keepForLater(state: State, method: PaymentMethod, customerId: string): void {
  if (!isMethodType(method.type) || !isReusable(method.type)) return
  setMark(state, method, 'isSetUp', true)
  if (!method.customer) attachMethod(state, method, customerId)
}

/** The bank said no: the intent waits for another payment method. */
export function declineIntent(
  state: State,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: Decline,
): PaymentOutcome {
  setMark(state, method, 'isAuthenticated', false)
  const charge = makeCharge(state, intent, method, { decline, isAuthenticated: false })
  intent.latest_charge = charge.id
  emit(state, 'charge.failed', charge)
  return failIntent(state, intent, method, {
    type: 'card_error',
    charge: charge.id,
    code: decline.code,
    decline_code: decline.declineCode,
    message: decline.message,
  })
}

type PaymentError = NonNullable<PaymentIntent['last_payment_error']>

/** Sends the intent back for another payment method, with the reason. */
export function failIntent(
  state: State,
  intent: PaymentIntent,
  method: PaymentMethod,
  reason: PaymentError & { code: string; message: string },
): PaymentOutcome {
  intent.status = 'requires_payment_method'
  intent.payment_method = null
  intent.next_action = null
  intent.last_payment_error = { ...reason, payment_method: { ...method } }
  state.all.paymentIntents.put(intent)
  emit(state, 'payment_intent.payment_failed', intent)
  return {
    status: 'declined',
    paymentIntent: intent.id,
    code: reason.code,
    ...(reason.decline_code ? { declineCode: reason.decline_code } : {}),
    message: reason.message,
  }
}
