import type { PaymentIntent, PaymentMethod } from '../kernel/collections.ts'
import { cardError, invalid } from '../kernel/errors.ts'
import { listPage } from '../kernel/list.ts'
import type { Params } from '../kernel/params.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'
import { isMethodType } from './attach.ts'
import { tellEngine } from './authenticate.ts'
import { confirmIntent } from './confirm.ts'
import { type MethodType, methodsFor } from './currencies.ts'
import { cancelIntent, makeIntent } from './intent.ts'
import { createMethod } from './method-routes.ts'
import { needPaymentMethod } from './payment-method.ts'

/** The payment method a request names or describes; it has to be nobody's or the customer's. */
export function methodFrom(state: State, params: Params, customer: string | null): PaymentMethod | null {
  const data = params.part('payment_method_data')
  if (data) return createMethod(state, data)
  const id = params.text('payment_method')
  if (!id) return null
  const method = needPaymentMethod(state, id)
  if (method.customer && method.customer !== customer) {
    throw invalid(
      `The PaymentMethod ${method.id} belongs to the Customer ${method.customer}. Please include this customer in the \`customer\` parameter.`,
      { param: 'payment_method' },
    )
  }
  return method
}

/** The ways to pay that a request allows, by the name of this version of the API or the older one. */
export function askedMethodTypes(params: Params): MethodType[] | undefined {
  const asked = params.texts('allowed_payment_method_types') ?? params.texts('payment_method_types')
  return asked?.map((type) => {
    if (isMethodType(type)) return type
    throw invalid(`The payment method type "${type}" is unknown to the simulator.`, {
      param: 'allowed_payment_method_types',
    })
  })
}

const usages = ['off_session', 'on_session'] as const

function amountOf(params: Params): number {
  const amount = params.integer('amount')
  if (typeof amount !== 'number') throw invalid('Missing required param: amount.', { param: 'amount' })
  if (amount < 1) {
    throw invalid('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
  }
  return amount
}

function create(state: State, params: Params): PaymentIntent {
  const currency = params.need('currency').toLowerCase()
  const customer = params.text('customer') ?? null
  if (customer) state.all.customers.need(customer, 'customer')
  const asked = askedMethodTypes(params)
  const method = methodFrom(state, params, customer)
  const intent = makeIntent(state, {
    amount: amountOf(params),
    currency,
    customer,
    description: params.text('description') ?? null,
    metadata: params.metadata(),
    methodTypes: asked ?? methodsFor(currency),
    setupFutureUsage: params.oneOf('setup_future_usage', usages) ?? null,
    receiptEmail: params.text('receipt_email') ?? null,
  })
  intent.allowed_payment_method_types = asked ?? null
  if (!asked) intent.automatic_payment_methods = { allow_redirects: 'always', enabled: true }
  if (method) {
    intent.payment_method = method.id
    intent.status = 'requires_confirmation'
  }
  state.all.paymentIntents.put(intent)
  return params.flag('confirm') ? confirm(state, intent, params) : intent
}

function update(state: State, intent: PaymentIntent, params: Params): PaymentIntent {
  needStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'])
  const customer = params.text('customer')
  if (customer) intent.customer = state.all.customers.need(customer, 'customer').id
  const method = methodFrom(state, params, intent.customer)
  if (params.has('amount')) intent.amount = amountOf(params)
  const description = params.text('description')
  if (description !== undefined) intent.description = description
  intent.metadata = params.metadata(intent.metadata)
  const usage = params.oneOf('setup_future_usage', usages)
  if (usage) intent.setup_future_usage = usage
  if (method) {
    intent.payment_method = method.id
    intent.status = 'requires_confirmation'
  }
  return state.all.paymentIntents.put(intent)
}

function confirm(state: State, intent: PaymentIntent, params: Params): PaymentIntent {
  needStatus(intent, ['requires_payment_method', 'requires_confirmation', 'requires_action'])
  const method =
    methodFrom(state, params, intent.customer) ?? state.all.paymentMethods.get(intent.payment_method)
  if (!method) {
    throw invalid(
      'You cannot confirm this PaymentIntent because it is missing a payment method. Update the PaymentIntent with a payment method and try again.',
      { code: 'payment_intent_unexpected_state' },
    )
  }
  const usage = params.oneOf('setup_future_usage', usages)
  if (usage) intent.setup_future_usage = usage
  const offSession = ['true', 'recurring', 'one_off'].includes(params.text('off_session') ?? '')
  const outcome = confirmIntent(state, intent, method, {
    offSession,
    returnUrl: params.text('return_url') ?? null,
    declinesConfirmation: offSession || params.flag('error_on_requires_action') === true,
  })
  tellEngine(state, outcome)
  if (outcome.status !== 'declined') return intent
  throw cardError(outcome.message, outcome.code, outcome.declineCode, {
    charge: intent.latest_charge,
    payment_intent: structuredClone(intent),
    payment_method: { ...method },
  })
}

function needStatus(intent: PaymentIntent, allowed: string[]): void {
  if (allowed.includes(intent.status)) return
  throw invalid(
    `This PaymentIntent's status is ${intent.status}; this can be done only in: ${allowed.join(', ')}.`,
    { code: 'payment_intent_unexpected_state' },
  )
}

const path = '/v1/payment_intents'

export const paymentIntents: Resource = {
  routes: [
    { method: 'POST', path, handle: ({ state, params }) => create(state, params) },
    {
      method: 'GET',
      path,
      handle: ({ state, params }) => {
        const customer = params.text('customer')
        return listPage(state.all.paymentIntents, params, {
          url: path,
          by: customer ? ['customer', customer] : null,
        })
      },
    },
    { method: 'GET', path: `${path}/:id`, handle: ({ state, id }) => state.all.paymentIntents.need(id) },
    {
      method: 'POST',
      path: `${path}/:id`,
      handle: ({ state, id, params }) => update(state, state.all.paymentIntents.need(id), params),
    },
    {
      method: 'POST',
      path: `${path}/:id/confirm`,
      handle: ({ state, id, params }) => confirm(state, state.all.paymentIntents.need(id), params),
    },
    {
      method: 'POST',
      path: `${path}/:id/cancel`,
      handle: ({ state, id, params }) => {
        const intent = state.all.paymentIntents.need(id)
        needStatus(intent, [
          'requires_payment_method',
          'requires_confirmation',
          'requires_action',
          'processing',
        ])
        const reasons = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const
        return cancelIntent(state, intent, params.oneOf('cancellation_reason', reasons) ?? null)
      },
    },
  ],
}
