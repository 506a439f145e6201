import type { Coupon } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'

/** What is taken off. */
export const coupons: Resource = {
  routes: [
    { method: 'POST', path: '/v1/coupons', handle: ({ state, params }) => create(state, params) },
    {
      method: 'GET',
      path: '/v1/coupons',
      handle: ({ state, params }) => listPage(state.all.coupons, params, { url: '/v1/coupons' }),
    },
    {
      method: 'GET',
      path: '/v1/coupons/:id',
      handle: ({ state, id }) => refresh(state, state.all.coupons.need(id)),
    },
    { method: 'POST', path: '/v1/coupons/:id', handle: update },
    { method: 'DELETE', path: '/v1/coupons/:id', handle: remove },
  ],
  includable: {
    'coupon.applies_to': (state, id) =>
      state.all.notes.get(`applies_to:${id}`)?.applies_to ?? { products: [] },
    'coupon.currency_options': () => ({}),
  },
}

function create(state: State, params: Params): Coupon {
  const id = params.text('id') ?? state.id('c', 8).slice(2)
  if (state.all.coupons.get(id)) {
    throw invalid('Coupon already exists.', { code: 'resource_already_exists', param: 'id' })
  }
  const [percent, amount] = [params.decimal('percent_off') ?? null, params.integer('amount_off') ?? null]
  if ((percent === null) === (amount === null))
    throw invalid('You must pass either amount_off or percent_off.')
  if (percent !== null && (percent <= 0 || percent > 100)) {
    throw invalid('percent_off must be between 0 and 100', { param: 'percent_off' })
  }
  if (amount !== null && !params.text('currency'))
    throw invalid('You must pass currency when passing amount_off.')
  const duration = params.oneOf('duration', ['once', 'repeating', 'forever']) ?? 'once'
  const months = params.integer('duration_in_months') ?? null
  if ((duration === 'repeating') !== (months !== null)) {
    throw invalid('duration_in_months goes with a duration of repeating, and with no other.', {
      param: 'duration_in_months',
    })
  }
  const coupon: Coupon = {
    id,
    object: 'coupon',
    amount_off: amount,
    created: state.nowOn(null),
    currency: amount === null ? null : params.need('currency').toLowerCase(),
    duration,
    duration_in_months: months,
    livemode: false,
    max_redemptions: params.integer('max_redemptions') ?? null,
    metadata: params.metadata(),
    name: params.text('name') ?? null,
    percent_off: percent,
    redeem_by: params.time('redeem_by') ?? null,
    times_redeemed: 0,
    valid: true,
  }
  const products = params.part('applies_to')?.texts('products')
  if (products) state.all.notes.put({ id: `applies_to:${id}`, applies_to: { products } })
  state.all.coupons.put(coupon)
  emit(state, 'coupon.created', coupon)
  return coupon
}

/** `valid` says what is true now. */
export function refresh(state: State, coupon: Coupon, now = state.nowOn(null)): Coupon {
  coupon.valid =
    (coupon.max_redemptions === null || coupon.times_redeemed < coupon.max_redemptions) &&
    (coupon.redeem_by === null || now <= coupon.redeem_by)
  return coupon
}

function update({ state, params, id }: SimulatorRequest): Coupon {
  return change(state, state.all.coupons, 'coupon.updated', state.all.coupons.need(id), (it) => {
    it.metadata = params.metadata(it.metadata ?? {})
    const name = params.text('name')
    if (name !== undefined) it.name = name
  })
}

/** A coupon that is gone stays in the discounts that were given. */
function remove({ state, id }: SimulatorRequest): object {
  const coupon = state.all.coupons.need(id)
  state.all.notes.put({ id: `deleted-coupon:${id}`, coupon: { ...coupon, valid: false } })
  state.all.coupons.delete(id)
  emit(state, 'coupon.deleted', coupon)
  return { id, object: 'coupon', deleted: true }
}
