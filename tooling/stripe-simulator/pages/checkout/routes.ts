import { invalid } from '../../kernel/errors.ts'
import { listPage, wholeList } from '../../kernel/list.ts'
import type { Resource } from '../../kernel/route.ts'
import { lineItems } from './items.ts'
import { createSession, expireSession } from './session.ts'

const path = '/v1/checkout/sessions'

/** The API of Checkout sessions; people use their pages. */
export const checkoutSessions: Resource = {
  routes: [
    { method: 'POST', path, handle: ({ state, params }) => createSession(state, params) },
    {
      method: 'GET',
      path,
      handle: ({ state, params }) => {
        const [customer, subscription] = [params.text('customer'), params.text('subscription')]
        const [status, intent] = [params.text('status'), params.text('payment_intent')]
        return listPage(state.all.checkoutSessions, params, {
          url: path,
          by: customer ? ['customer', customer] : subscription ? ['subscription', subscription] : null,
          where: (session) =>
            (!status || session.status === status) &&
            (!intent || session.payment_intent === intent) &&
            (!subscription || session.subscription === subscription),
        })
      },
    },
    { method: 'GET', path: `${path}/:id`, handle: ({ state, id }) => state.all.checkoutSessions.need(id) },
    {
      method: 'POST',
      path: `${path}/:id`,
      handle: ({ state, id, params }) => {
        const session = state.all.checkoutSessions.need(id)
        session.metadata = params.metadata(session.metadata ?? {})
        return state.all.checkoutSessions.put(session)
      },
    },
    {
      method: 'POST',
      path: `${path}/:id/expire`,
      handle: ({ state, id }) => {
        const session = state.all.checkoutSessions.need(id)
        if (session.status === 'open') return expireSession(state, session)
        throw invalid(
          `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
        )
      },
    },
    {
      method: 'GET',
      path: `${path}/:id/line_items`,
      handle: ({ state, id }) => wholeList(lineItems(state, id), `${path}/${id}/line_items`),
    },
  ],
  includable: {
    'checkout.session.line_items': (state, id) => wholeList(lineItems(state, id), `${path}/${id}/line_items`),
  },
  due: {
    'checkout_session.expire': (state, id) => {
      const session = state.all.checkoutSessions.get(id)
      if (session?.status === 'open') expireSession(state, session)
    },
  },
}
