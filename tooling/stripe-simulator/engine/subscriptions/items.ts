import type { Price, Subscription, SubscriptionItem } from '../../kernel/collections.ts'
import { invalid, missingParam } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { sameInterval } from '../arithmetic/periods.ts'
import { planOf } from '../catalog/plan.ts'
import { createPrice } from '../catalog/prices.ts'
import { type ItemDraft, makeItem, periodOf } from './object.ts'

/** The items that a new subscription is asked to have. */
export function readItems(state: State, params: Params): ItemDraft[] {
  const drafts = params.parts('items')?.map((each) => readItem(state, each)) ?? []
  if (drafts.length === 0) throw missingParam('items')
  if (drafts.length > 20) throw invalid('A subscription has at most 20 items.', { param: 'items' })
  checkTogether(drafts.map(({ price }) => price))
  return drafts
}

function readItem(state: State, params: Params): ItemDraft {
  const quantity = params.integer('quantity') ?? 1
  if (quantity < 0) throw invalid('Invalid non-negative integer', { param: params.name('quantity') })
  return { price: readPrice(state, params), quantity, metadata: params.metadata() }
}

function readPrice(state: State, params: Params): Price {
  const data = params.part('price_data')
  if (data) return createPrice(state, data)
  const param = params.name('price')
  const price = state.all.prices.need(params.need('price'), param)
  if (!price.active)
    throw invalid('The price specified is inactive. This field only accepts active prices.', { param })
  if (!price.recurring) {
    throw invalid(
      'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
      { param },
    )
  }
  return price
}

/** What Stripe's flexible billing mode allows beyond one rhythm for all items, the simulator does not speak. */
export function checkTogether(prices: Price[]): void {
  const [first, ...rest] = prices
  if (!first?.recurring) return
  for (const { id, currency, recurring } of rest) {
    if (currency !== first.currency) {
      throw invalid('You cannot combine currencies on a single customer.', { param: 'items' })
    }
    if (recurring && !sameInterval(recurring, first.recurring)) {
      throw invalid(`The price ${id} bills in another rhythm than the other items of the subscription.`, {
        param: 'items',
      })
    }
  }
  if (new Set(prices.map(({ id }) => id)).size !== prices.length) {
    throw invalid('Cannot add multiple subscription items with the same price.', { param: 'items' })
  }
}

/** A subscription's items after an update: those named by id change or go, the others are new. */
export function changeItems(
  state: State,
  subscription: Subscription,
  params: Params,
  now: number,
): SubscriptionItem[] {
  const items = structuredClone(subscription.items.data)
  for (const each of params.parts('items') ?? []) {
    const id = each.text('id')
    const at = items.findIndex((item) => item.id === id)
    const item = items[at]
    if (id && !item)
      throw invalid(`No such subscription item: '${id}'`, {
        code: 'resource_missing',
        param: each.name('id'),
      })
    if (!item)
      items.push(makeItem(state, subscription.id, readItem(state, each), periodOf(subscription), now))
    else if (each.flag('deleted')) items.splice(at, 1)
    else items[at] = changeItem(state, item, each)
  }
  if (items.length === 0) {
    throw invalid('A subscription must have at least one active plan.', { param: 'items' })
  }
  checkTogether(items.map(({ price }) => price))
  return items
}

function changeItem(state: State, item: SubscriptionItem, params: Params): SubscriptionItem {
  const replaced = params.has('price') || params.has('price_data')
  const price = replaced ? readPrice(state, params) : item.price
  const quantity = params.integer('quantity') ?? item.quantity ?? 1
  if (quantity < 0) throw invalid('Invalid non-negative integer', { param: params.name('quantity') })
  const metadata = params.metadata(item.metadata)
  return { ...item, metadata, plan: planOf(price), price: { ...price }, quantity }
}
