import type { Subscription } from '../../kernel/collections.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import { cancelSubscription } from './cancel.ts'
import { createSubscription } from './create.ts'
import { due } from './due.ts'
import { pauseSubscription, resumeSubscription } from './pause.ts'
import { updateSubscription } from './update.ts'

const url = '/v1/subscriptions'

/** What people have bought and go on paying. */
export const subscriptions: Resource = {
  routes: [
    { method: 'POST', path: url, handle: ({ state, params }) => createSubscription(state, params) },
    { method: 'GET', path: url, handle: list },
    { method: 'GET', path: `${url}/:id`, handle: need },
    { method: 'POST', path: `${url}/:id`, handle: (it) => updateSubscription(it.state, need(it), it.params) },
    {
      method: 'DELETE',
      path: `${url}/:id`,
      handle: (it) => cancelSubscription(it.state, need(it), it.params),
    },
    { method: 'POST', path: `${url}/:id/pause`, handle: (it) => pauseSubscription(it.state, need(it)) },
    {
      method: 'POST',
      path: `${url}/:id/resume`,
      handle: (it) => resumeSubscription(it.state, need(it), it.params),
    },
    { method: 'DELETE', path: `${url}/:id/discount`, handle: dropDiscounts },
  ],
  due,
}

function need({ state, id }: SimulatorRequest): Subscription {
  return state.all.subscriptions.need(id)
}

function dropDiscounts(request: SimulatorRequest): object {
  const { state } = request
  const subscription = need(request)
  const discount = state.all.discounts.need(subscription.discounts[0] ?? '')
  change(state, state.all.subscriptions, 'customer.subscription.updated', subscription, (it) => {
    it.discounts = []
  })
  emit(state, 'customer.discount.deleted', discount)
  const { end: _end, ...rest } = discount
  return { ...rest, deleted: true }
}

function list({ state, params }: SimulatorRequest): object {
  const [customer, clock] = [params.text('customer'), params.text('test_clock')]
  const [status, price] = [params.text('status'), params.text('price')]
  const method = params.text('collection_method')
  return listPage(state.all.subscriptions, params, {
    url,
    by: customer ? ['customer', customer] : clock ? ['test_clock', clock] : null,
    where: (it) =>
      hasStatus(it, status ?? null) &&
      (!clock || it.test_clock === clock) &&
      (!price || it.items.data.some((item) => item.price.id === price)) &&
      (!method || it.collection_method === method),
  })
}

/** Without a status, all but the canceled ones. */
function hasStatus(subscription: Subscription, status: string | null): boolean {
  if (status === 'all') return true
  const ended = subscription.status === 'canceled' || subscription.status === 'incomplete_expired'
  if (status === 'ended') return ended
  return status ? subscription.status === status : subscription.status !== 'canceled'
}
