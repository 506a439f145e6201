import type { SetupIntent } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import { listPage } from '../kernel/list.ts'
import type { Params } from '../kernel/params.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'
import { askedMethodTypes, methodFrom } from './intent-routes.ts'
import { cancelSetup, confirmSetup, makeSetupIntent, setupRefused } from './setup.ts'

function create(state: State, params: Params): SetupIntent {
  const customer = params.text('customer') ?? null
  if (customer) state.all.customers.need(customer, 'customer')
  const method = methodFrom(state, params, customer)
  const asked = askedMethodTypes(params)
  const intent = makeSetupIntent(state, {
    customer,
    description: params.text('description') ?? null,
    metadata: params.metadata(),
    methodTypes: asked ?? ['card'],
    usage: params.oneOf('usage', ['off_session', 'on_session']) ?? 'off_session',
  })
  intent.allowed_payment_method_types = asked ?? null
  if (!asked) intent.automatic_payment_methods = { allow_redirects: 'always', enabled: true }
  if (method) {
    intent.payment_method = method.id
    intent.status = 'requires_confirmation'
  }
  state.all.setupIntents.put(intent)
  return params.flag('confirm') ? confirm(state, intent, params) : intent
}

function confirm(state: State, intent: SetupIntent, params: Params): SetupIntent {
  const method =
    methodFrom(state, params, intent.customer) ?? state.all.paymentMethods.get(intent.payment_method)
  if (!method) {
    throw invalid('You cannot confirm this SetupIntent because it is missing a payment method.', {
      code: 'setup_intent_unexpected_state',
    })
  }
  const decline = confirmSetup(state, intent, method, params.text('return_url') ?? null)
  if (decline) throw setupRefused(intent, decline)
  return intent
}

const path = '/v1/setup_intents'

export const setupIntents: Resource = {
  routes: [
    { method: 'POST', path, handle: ({ state, params }) => create(state, params) },
    {
      method: 'GET',
      path,
      handle: ({ state, params }) => {
        const customer = params.text('customer')
        return listPage(state.all.setupIntents, params, {
          url: path,
          by: customer ? ['customer', customer] : null,
        })
      },
    },
    { method: 'GET', path: `${path}/:id`, handle: ({ state, id }) => state.all.setupIntents.need(id) },
    {
      method: 'POST',
      path: `${path}/:id`,
      handle: ({ state, id, params }) => {
        const intent = state.all.setupIntents.need(id)
        intent.metadata = params.metadata(intent.metadata ?? {})
        return state.all.setupIntents.put(intent)
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/confirm`,
      handle: ({ state, id, params }) => confirm(state, state.all.setupIntents.need(id), params),
    },
    {
      method: 'POST',
      path: `${path}/:id/cancel`,
      handle: ({ state, id }) => cancelSetup(state, state.all.setupIntents.need(id)),
    },
  ],
}
