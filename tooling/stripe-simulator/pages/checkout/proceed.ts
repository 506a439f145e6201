import type {
  CheckoutDetails,
  CheckoutSession,
  PaymentIntent,
  PaymentMethod,
} from '../../kernel/collections.ts'
import type { PaymentOutcome } from '../../kernel/payments.ts'
import type { State } from '../../kernel/state.ts'
import { finishAction } from '../../payments/authenticate.ts'
import { confirmIntent } from '../../payments/confirm.ts'
import { askForMoney, askForSetup } from '../../payments/decide.ts'
import type { Decline } from '../../payments/declines.ts'
import { makeIntent } from '../../payments/intent.ts'
import { setMark } from '../../payments/method-note.ts'
import { confirmSetup, finishSetup } from '../../payments/setup.ts'
import { complete } from './complete.ts'
import { subscribe } from './subscribe.ts'

/** Where the person goes from here. */
export type Progress = { step: 'complete' } | { step: 'authenticate' } | { step: 'problem'; message: string }

interface Purchase {
  session: CheckoutSession
  details: CheckoutDetails
}

const problem = ({ message }: { message: string }): Progress => ({ step: 'problem', message })

/** Pays, subscribes or saves with a payment method; null where a free start needs none. */
export function proceed(state: State, purchase: Purchase, method: PaymentMethod | null): Progress {
  const { session, details } = purchase
  details.pendingMethod = method?.id ?? null
  state.all.checkoutDetails.put(details)
  if (session.mode === 'setup' && method) return setUp(state, session, method)
  if (session.mode === 'subscription') return subscribeWith(state, purchase, method)
  return payWith(state, purchase, method)
}

/** Goes on where the person was asked to confirm. */
export function proceedConfirmed(state: State, purchase: Purchase, isConfirmed: boolean): Progress {
  const { session, details } = purchase
  const method = state.all.paymentMethods.get(details.pendingMethod)
  const setup = state.all.setupIntents.get(session.setup_intent)
  const intent = state.all.paymentIntents.get(session.payment_intent)
  if (!method) return problem({ message: 'Choose a payment method.' })
  if (setup) return afterSetup(state, session, finishSetup(state, setup, isConfirmed))
  if (intent) return afterPayment(state, session, finishAction(state, intent, isConfirmed))
  if (!isConfirmed) return problem({ message: notConfirmed })
  setMark(state, method, 'isAuthenticated', true)
  return subscribeWith(state, purchase, method)
}

const notConfirmed =
  'We are unable to authenticate your payment method. Please choose a different payment method and try again.'

function subscribeWith(state: State, purchase: Purchase, method: PaymentMethod | null): Progress {
  const isFree = (purchase.session.amount_total ?? 0) === 0
  if (method) {
    // Asked before anything is made: a purchase that is declined leaves no subscription behind.
    const verdict = isFree ? askForSetup(state, method) : askForMoney(state, method, { offSession: false })
    if (verdict.answer === 'declined') return problem(verdict.decline)
    if (verdict.answer === 'confirm') return { step: 'authenticate' }
  }
  subscribe(state, purchase, method)
  if (method) setMark(state, method, 'isAuthenticated', false)
  return { step: 'complete' }
}

function payWith(state: State, { session, details }: Purchase, method: PaymentMethod | null): Progress {
  if ((session.amount_total ?? 0) === 0 || !method) {
    complete(state, session, 'no_payment_required')
    return { step: 'complete' }
  }
  const intent = intentFor(state, session, details)
  return afterPayment(state, session, confirmIntent(state, intent, method, { offSession: false }))
}

function intentFor(state: State, session: CheckoutSession, details: CheckoutDetails): PaymentIntent {
  const amount = session.amount_total ?? 0
  const known = state.all.paymentIntents.get(session.payment_intent)
  if (known) {
    known.amount = amount
    return known
  }
  const data = typeof details.form.payment_intent_data === 'object' ? details.form.payment_intent_data : {}
  const metadata = typeof data.metadata === 'object' ? data.metadata : {}
  const intent = makeIntent(state, {
    amount,
    currency: session.currency ?? '',
    customer: session.customer,
    description: typeof data.description === 'string' ? data.description : null,
    metadata: Object.fromEntries(Object.entries(metadata).map(([key, value]) => [key, String(value)])),
    methodTypes: session.payment_method_types,
    setupFutureUsage: data.setup_future_usage === 'off_session' ? 'off_session' : null,
  })
  session.payment_intent = intent.id
  details.paymentIntent = intent.id
  state.all.checkoutSessions.put(session)
  state.all.checkoutDetails.put(details)
  return intent
}

function afterPayment(state: State, session: CheckoutSession, outcome: PaymentOutcome): Progress {
  if (outcome.status === 'declined') return problem(outcome)
  if (outcome.status === 'requires_action') return { step: 'authenticate' }
  complete(state, session, outcome.status === 'succeeded' ? 'paid' : 'unpaid')
  return { step: 'complete' }
}

function setUp(state: State, session: CheckoutSession, method: PaymentMethod): Progress {
  const intent = state.all.setupIntents.need(session.setup_intent ?? '', 'setup_intent')
  return afterSetup(state, session, confirmSetup(state, intent, method))
}

function afterSetup(state: State, session: CheckoutSession, decline: Decline | null): Progress {
  if (decline) return problem(decline)
  const intent = state.all.setupIntents.get(session.setup_intent)
  if (intent?.status === 'requires_action') return { step: 'authenticate' }
  complete(state, session, 'no_payment_required')
  return { step: 'complete' }
}
