import type { PaymentIntent, PaymentMethod } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import type { PaymentOutcome } from '../kernel/payments.ts'
import type { State } from '../kernel/state.ts'
import { collect, declineIntent, failIntent } from './confirm.ts'
import { askForMoney } from './decide.ts'
import { declines } from './declines.ts'
import { setMark } from './method-note.ts'

/** The sentence of Stripe for a payer who does not confirm, or cannot. */
export const notAuthenticated = {
  code: 'payment_intent_authentication_failure',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
} as const

/** The payer has confirmed on the page of their bank or wallet, or has refused to; the engine hears of it. */
export function finishAction(state: State, intent: PaymentIntent, isConfirmed: boolean): PaymentOutcome {
  const method = state.all.paymentMethods.get(intent.payment_method)
  if (intent.status !== 'requires_action' || !method) {
    throw invalid('This payment does not wait for a confirmation (any more).', {
      code: 'payment_intent_unexpected_state',
    })
  }
  return tellEngine(state, isConfirmed ? confirmed(state, intent, method) : refused(state, intent, method))
}

function confirmed(state: State, intent: PaymentIntent, method: PaymentMethod): PaymentOutcome {
  setMark(state, method, 'isAuthenticated', true)
  const verdict = askForMoney(state, method, { offSession: false })
  if (verdict.answer === 'declined') return declineIntent(state, intent, method, verdict.decline)
  return collect(state, intent, method)
}

function refused(state: State, intent: PaymentIntent, method: PaymentMethod): PaymentOutcome {
  return failIntent(state, intent, method, { type: 'card_error', ...notAuthenticated })
}

/** The money of a delayed way to pay arrives, or does not; the engine hears of it. */
export function settleIntent(state: State, intent: PaymentIntent, hasArrived: boolean): PaymentOutcome {
  const method = state.all.paymentMethods.get(intent.payment_method)
  if (intent.status !== 'processing' || !method) {
    throw invalid('This payment is not processing (any more).', { code: 'payment_intent_unexpected_state' })
  }
  const outcome = hasArrived
    ? collect(state, intent, method)
    : declineIntent(state, intent, method, declines.insufficientFunds)
  return tellEngine(state, outcome)
}

/** Tells the engine how a payment intent ended that it did not collect itself; to wait for the payer is no end. */
export function tellEngine(state: State, outcome: PaymentOutcome): PaymentOutcome {
  if (outcome.status !== 'requires_action') state.services.listener.ended(state, outcome)
  return outcome
}
