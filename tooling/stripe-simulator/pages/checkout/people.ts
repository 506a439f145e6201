import type { CheckoutDetails, CheckoutSession } from '../../kernel/collections.ts'
import { StripeFault } from '../../kernel/errors.ts'
import type { RawAnswer, Resource, SimulatorRequest } from '../../kernel/route.ts'
import { formatAmount } from '../../payments/currencies.ts'
import { page, seeOther } from '../answers.ts'
import { authenticationForm } from '../authenticate.ts'
import { FormProblem, methodFromForm } from '../method-form.ts'
import { settlePayment } from './complete.ts'
import { redeemCode } from './discount.ts'
import { total } from './items.ts'
import { checkoutPage, needsMethod } from './page.ts'
import { type Progress, proceed, proceedConfirmed } from './proceed.ts'

interface Opened {
  session: CheckoutSession
  details: CheckoutDetails
}

function opened({ state, id }: SimulatorRequest): Opened {
  return { session: state.all.checkoutSessions.need(id), details: state.all.checkoutDetails.need(id) }
}

/** A form that is sent to a session which is not open any more leads to what the session says now. */
function whileOpen(handle: (request: SimulatorRequest, opened: Opened) => RawAnswer) {
  return (request: SimulatorRequest): RawAnswer => {
    const purchase = opened(request)
    const { session } = purchase
    if (session.status === 'complete') return toSuccess(session)
    if (session.status === 'expired') return checkoutPage(request.state, session)
    return handle(request, purchase)
  }
}

function toSuccess(session: CheckoutSession): RawAnswer {
  return seeOther((session.success_url ?? '').replaceAll('{CHECKOUT_SESSION_ID}', session.id))
}

function goOn({ state, params }: SimulatorRequest, { session }: Opened, progress: Progress): RawAnswer {
  if (progress.step === 'complete') return toSuccess(session)
  if (progress.step === 'authenticate') return seeOther(`/checkout/${session.id}/authenticate`)
  return checkoutPage(state, session, { problem: progress.message, entered: params })
}

function submit(request: SimulatorRequest, purchase: Opened): RawAnswer {
  const { state, params } = request
  const { session, details } = purchase
  details.email = params.text('email') ?? details.email
  details.name = params.text('name') ?? details.name
  const email = details.email ?? session.customer_email
  try {
    const allowed = { types: session.payment_method_types, customer: session.customer, email }
    const method = needsMethod(session) ? methodFromForm(state, params, allowed) : null
    return goOn(request, purchase, proceed(state, purchase, method))
  } catch (error) {
    if (!(error instanceof FormProblem || error instanceof StripeFault)) throw error
    return checkoutPage(state, session, { problem: error.message, entered: params })
  }
}

function askToConfirm({ state }: SimulatorRequest, { session, details }: Opened): RawAnswer {
  const method = state.all.paymentMethods.get(details.pendingMethod)
  if (!method) return seeOther(`/checkout/${session.id}`)
  const what =
    session.mode === 'setup'
      ? 'Save this payment method for later'
      : `Pay ${formatAmount(session.amount_total ?? 0, session.currency ?? '')}`
  return page('Authentication', authenticationForm(`/checkout/${session.id}/authenticate`, what, method.type))
}

function applyCode({ state, params }: SimulatorRequest, { session, details }: Opened): RawAnswer {
  const problem = session.allow_promotion_codes ? redeemCode(state, session, params.text('code') ?? '') : null
  total(state, session, details)
  state.all.checkoutSessions.put(session)
  return problem ? checkoutPage(state, session, { problem }) : seeOther(`/checkout/${session.id}`)
}

/** The pages of a session, for people. */
export const checkoutPages: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/checkout/:id',
      open: true,
      handle: (request) => checkoutPage(request.state, opened(request).session),
    },
    { method: 'POST', path: '/checkout/:id', open: true, handle: whileOpen(submit) },
    { method: 'POST', path: '/checkout/:id/promotion', open: true, handle: whileOpen(applyCode) },
    { method: 'GET', path: '/checkout/:id/authenticate', open: true, handle: whileOpen(askToConfirm) },
    {
      method: 'POST',
      path: '/checkout/:id/authenticate',
      open: true,
      handle: whileOpen((request, purchase) => {
        const isConfirmed = request.params.text('outcome') === 'complete'
        return goOn(request, purchase, proceedConfirmed(request.state, purchase, isConfirmed))
      }),
    },
  ],
  due: {
    'payment_intent.settle': (state, id) => {
      if (state.all.paymentIntents.get(id)?.status === 'processing') settlePayment(state, id, true)
    },
  },
}
