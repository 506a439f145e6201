import type { Charge } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import { listPage } from '../kernel/list.ts'
import type { Params } from '../kernel/params.ts'
import type { Resource } from '../kernel/route.ts'
import type { State } from '../kernel/state.ts'
import { closeDispute } from './dispute.ts'
import { refundCharge } from './refund.ts'

function chargeOf(state: State, params: Params): Charge {
  const id = params.text('charge')
  if (id) return state.all.charges.need(id, 'charge')
  const intent = state.all.paymentIntents.need(params.need('payment_intent'), 'payment_intent')
  const charge = state.all.charges
    .by('payment_intent', intent.id)
    .find(({ status }) => status === 'succeeded')
  if (charge) return charge
  throw invalid(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
}

/** What a list of charges, refunds or disputes is narrowed to. */
function narrowing(params: Params, fields: string[]): [string, string] | null {
  for (const field of fields) {
    const value = params.text(field)
    if (value) return [field, value]
  }
  return null
}

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'] as const

export const charges: Resource = {
  routes: [
    {
      method: 'GET',
      path: '/v1/charges',
      handle: ({ state, params }) =>
        listPage(state.all.charges, params, {
          url: '/v1/charges',
          by: narrowing(params, ['customer', 'payment_intent']),
        }),
    },
    { method: 'GET', path: '/v1/charges/:id', handle: ({ state, id }) => state.all.charges.need(id) },
    {
      method: 'POST',
      path: '/v1/refunds',
      handle: ({ state, params }) =>
        refundCharge(state, chargeOf(state, params), {
          amount: params.integer('amount') ?? null,
          reason: params.oneOf('reason', reasons) ?? null,
          metadata: params.metadata(),
        }),
    },
    {
      method: 'GET',
      path: '/v1/refunds',
      handle: ({ state, params }) =>
        listPage(state.all.refunds, params, {
          url: '/v1/refunds',
          by: narrowing(params, ['charge', 'payment_intent']),
        }),
    },
    { method: 'GET', path: '/v1/refunds/:id', handle: ({ state, id }) => state.all.refunds.need(id) },
    {
      method: 'POST',
      path: '/v1/refunds/:id',
      handle: ({ state, id, params }) => {
        const refund = state.all.refunds.need(id)
        refund.metadata = params.metadata(refund.metadata ?? {})
        return state.all.refunds.put(refund)
      },
    },
    {
      method: 'GET',
      path: '/v1/disputes',
      handle: ({ state, params }) =>
        listPage(state.all.disputes, params, {
          url: '/v1/disputes',
          by: narrowing(params, ['charge', 'payment_intent']),
        }),
    },
    { method: 'GET', path: '/v1/disputes/:id', handle: ({ state, id }) => state.all.disputes.need(id) },
    {
      method: 'POST',
      path: '/v1/disputes/:id/close',
      // To close a dispute by the API is to concede it.
      handle: ({ state, id }) => closeDispute(state, state.all.disputes.need(id), 'lost'),
    },
  ],
}
