import type { PaymentMethod } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import { changedFields, emit } from '../kernel/events.ts'
import { listPage } from '../kernel/list.ts'
import type { Params } from '../kernel/params.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'
import { attachMethod, detachMethod } from './attach.ts'
import { methodTypes } from './currencies.ts'
import { type BillingDetails, makePaymentMethod, needCard, needPaymentMethod } from './payment-method.ts'
import { findCardByToken } from './test-cards.ts'

/** Reads `type`, `card`, `billing_details` as the API sends them for a new payment method. */
export function createMethod(state: State, params: Params): PaymentMethod {
  const type = params.oneOf('type', methodTypes) ?? (params.has('card') ? 'card' : null)
  if (!type) throw invalid('Missing required param: type.', { code: 'parameter_missing', param: 'type' })
  const card = params.part('card')
  const billing = billingOf(params)
  const metadata = params.metadata()
  if (type !== 'card') return makePaymentMethod(state, { type, billing, metadata })
  const token = card?.text('token')
  const known = token ? findCardByToken(token) : needCard(card?.need('number') ?? params.need('card[number]'))
  if (!known) throw invalid(`No such token: '${token}'`, { code: 'resource_missing', param: 'card[token]' })
  const expMonth = card?.integer('exp_month')
  const expYear = card?.integer('exp_year')
  return makePaymentMethod(state, {
    type,
    card: known,
    billing,
    metadata,
    ...(expMonth ? { expMonth } : {}),
    ...(expYear ? { expYear: expYear < 100 ? 2000 + expYear : expYear } : {}),
  })
}

function billingOf(params: Params, before?: BillingDetails): Partial<BillingDetails> {
  const part = params.part('billing_details')
  if (!part) return {}
  const changed: Partial<BillingDetails> = {}
  for (const key of ['email', 'name', 'phone', 'tax_id'] as const) {
    const value = part.text(key)
    if (value !== undefined) changed[key] = value
  }
  const address = part.part('address')
  if (!address) return changed
  const kept = before?.address
  const line = (key: 'city' | 'country' | 'line1' | 'line2' | 'postal_code' | 'state') => {
    const value = address.text(key)
    return value === undefined ? (kept?.[key] ?? null) : value
  }
  return {
    ...changed,
    address: {
      city: line('city'),
      country: line('country'),
      line1: line('line1'),
      line2: line('line2'),
      postal_code: line('postal_code'),
      state: line('state'),
    },
  }
}

function listMethods(state: State, params: Params, customer: string, url: string) {
  const type = params.text('type')
  return listPage(state.all.paymentMethods, params, {
    url,
    by: ['customer', customer],
    where: (method) => !type || method.type === type,
  })
}

function updateMethod(state: State, method: PaymentMethod, params: Params): PaymentMethod {
  const before = structuredClone(method)
  method.metadata = params.metadata(method.metadata ?? {})
  method.billing_details = { ...method.billing_details, ...billingOf(params, method.billing_details) }
  const redisplay = params.oneOf('allow_redisplay', ['always', 'limited', 'unspecified'])
  if (redisplay) method.allow_redisplay = redisplay
  const card = params.part('card')
  if (card && method.card) {
    method.card.exp_month = card.integer('exp_month') ?? method.card.exp_month
    method.card.exp_year = card.integer('exp_year') ?? method.card.exp_year
  }
  state.all.paymentMethods.put(method)
  const changed = changedFields(before, method)
  if (changed && method.customer) emit(state, 'payment_method.updated', method, changed)
  return method
}

export const paymentMethods: Resource = {
  routes: [
    {
      method: 'POST',
      path: '/v1/payment_methods',
      handle: ({ state, params }) => createMethod(state, params),
    },
    {
      method: 'GET',
      path: '/v1/payment_methods',
      handle: ({ state, params }) =>
        listMethods(state, params, params.need('customer'), '/v1/payment_methods'),
    },
    {
      method: 'GET',
      path: '/v1/payment_methods/:id',
      handle: ({ state, id }) => needPaymentMethod(state, id, 'id'),
    },
    {
      method: 'POST',
      path: '/v1/payment_methods/:id',
      handle: ({ state, id, params }) => updateMethod(state, state.all.paymentMethods.need(id), params),
    },
    {
      method: 'POST',
      path: '/v1/payment_methods/:id/attach',
      handle: ({ state, id, params }) =>
        attachMethod(state, needPaymentMethod(state, id, 'id'), params.need('customer')),
    },
    {
      method: 'POST',
      path: '/v1/payment_methods/:id/detach',
      handle: ({ state, id }) => detachMethod(state, state.all.paymentMethods.need(id)),
    },
    {
      method: 'GET',
      path: '/v1/customers/:id/payment_methods',
      handle: ({ state, id, params }) => {
        state.all.customers.need(id)
        return listMethods(state, params, id, `/v1/customers/${id}/payment_methods`)
      },
    },
    {
      method: 'GET',
      path: '/v1/customers/:id/payment_methods/:method',
      handle: ({ state, id, ids }) => {
        const method = state.all.paymentMethods.need(ids.method ?? '')
        if (method.customer !== id) throw invalid('The payment method does not belong to this customer.')
        return method
      },
    },
  ],
}
