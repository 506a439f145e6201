import type { Subscription, SubscriptionItem } from '../../kernel/collections.ts'
import { noSuch } from '../../kernel/errors.ts'
import type { FormTree } from '../../kernel/form.ts'
import { wholeList } from '../../kernel/list.ts'
import { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { updateSubscription } from './update.ts'

const url = '/v1/subscription_items'
const ofSubscription = ['payment_behavior', 'proration_behavior', 'proration_date']

/** The items of subscriptions one by one: each change is an update of the subscription. */
export const subscriptionItems: Resource = {
  routes: [
    { method: 'POST', path: url, handle: add },
    { method: 'GET', path: url, handle: list },
    { method: 'GET', path: `${url}/:id`, handle: ({ state, id }) => find(state, id).item },
    { method: 'POST', path: `${url}/:id`, handle: update },
    { method: 'DELETE', path: `${url}/:id`, handle: remove },
  ],
}

function find(state: State, id: string): { subscription: Subscription; item: SubscriptionItem } {
  const subscription = state.all.subscriptions.get(state.all.subscriptionItems.get(id)?.subscription)
  const item = subscription?.items.data.find((each) => each.id === id)
  if (!subscription || !item) throw noSuch('subscription_item', id)
  return { subscription, item }
}

/** The update of the subscription that changes one item. */
function updateOf(params: Params, item: FormTree): Params {
  const tree: FormTree = { items: { 0: item } }
  for (const key of ofSubscription) {
    const value = params.tree[key]
    if (value !== undefined) tree[key] = value
  }
  return new Params(tree)
}

function itemFields(params: Params): FormTree {
  return Object.fromEntries(
    Object.entries(params.tree).filter(([key]) => !ofSubscription.includes(key) && key !== 'expand'),
  )
}

function add({ state, params }: SimulatorRequest): object {
  const subscription = state.all.subscriptions.need(params.need('subscription'), 'subscription')
  const { subscription: _of, ...fields } = itemFields(params)
  updateSubscription(state, subscription, updateOf(params, fields))
  return subscription.items.data.at(-1) ?? {}
}

function update({ state, params, id }: SimulatorRequest): object {
  const { subscription } = find(state, id)
  updateSubscription(state, subscription, updateOf(params, { ...itemFields(params), id }))
  return find(state, id).item
}

function remove({ state, params, id }: SimulatorRequest): object {
  const { subscription } = find(state, id)
  updateSubscription(state, subscription, updateOf(params, { id, deleted: 'true' }))
  return { id, object: 'subscription_item', deleted: true }
}

function list({ state, params }: SimulatorRequest): object {
  const subscription = state.all.subscriptions.need(params.need('subscription'), 'subscription')
  return wholeList(subscription.items.data, url)
}
