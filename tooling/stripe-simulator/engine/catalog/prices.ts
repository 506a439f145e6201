import type { Price } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { createProduct } from './products.ts'

/** What it costs. */
export const prices: Resource = {
  routes: [
    { method: 'POST', path: '/v1/prices', handle: ({ state, params }) => createPrice(state, params) },
    { method: 'GET', path: '/v1/prices', handle: list },
    { method: 'GET', path: '/v1/prices/:id', handle: ({ state, id }) => state.all.prices.need(id) },
    { method: 'POST', path: '/v1/prices/:id', handle: update },
  ],
  includable: {
    'price.tiers': () => null,
    'price.currency_options': () => null,
  },
}

const intervals = ['day', 'week', 'month', 'year'] as const
const taxBehaviors = ['exclusive', 'inclusive', 'unspecified'] as const

/** Keeps a new price. Also made from `price_data`, without a name to look it up by. */
export function createPrice(state: State, params: Params): Price {
  const recurring = params.part('recurring')
  const amount = amountOf(params)
  const price: Price = {
    id: state.id('price'),
    object: 'price',
    active: params.flag('active') ?? true,
    billing_scheme: 'per_unit',
    created: state.nowOn(null),
    currency: params.need('currency').toLowerCase(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: params.metadata(),
    nickname: params.text('nickname') ?? null,
    product: productOf(state, params),
    recurring: recurring
      ? {
          interval: recurring.needOneOf('interval', intervals),
          interval_count: recurring.integer('interval_count') ?? 1,
          meter: null,
          trial_period_days: null,
          usage_type: 'licensed',
        }
      : null,
    tax_behavior: params.oneOf('tax_behavior', taxBehaviors) ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    ...amount,
  }
  name(state, price, params)
  state.all.prices.put(price)
  emit(state, 'price.created', price)
  return price
}

function productOf(state: State, params: Params): string {
  const data = params.part('product_data')
  if (data) return createProduct(state, new Params(data.tree, data.name('').slice(0, -2))).id
  const product = params.need('product')
  return state.all.products.need(product, params.name('product')).id
}

function amountOf(params: Params): { unit_amount: number | null; unit_amount_decimal: string } {
  const whole = params.integer('unit_amount')
  if (typeof whole === 'number') return { unit_amount: whole, unit_amount_decimal: String(whole) }
  const decimal = params.text('unit_amount_decimal')
  if (!decimal || params.decimal('unit_amount_decimal') === null) {
    throw invalid('You must specify one of unit_amount, unit_amount_decimal.', {
      param: params.name('unit_amount'),
    })
  }
  return { unit_amount: decimal.includes('.') ? null : Number(decimal), unit_amount_decimal: decimal }
}

/** A lookup key belongs to one price; it moves only when that is asked for. */
function name(state: State, price: Price, params: Params): void {
  const key = params.text('lookup_key')
  if (key === undefined) return
  const holder = key ? state.all.prices.by('lookup_key', key).find((each) => each.id !== price.id) : undefined
  if (holder && !params.flag('transfer_lookup_key')) {
    throw invalid(
      `A price (\`${holder.id}\`) already uses that lookup key. Set \`transfer_lookup_key=true\` to move it.`,
      { param: 'lookup_key' },
    )
  }
  if (holder)
    change(state, state.all.prices, 'price.updated', holder, (it) => {
      it.lookup_key = null
    })
  price.lookup_key = key
}

function update({ state, params, id }: SimulatorRequest): Price {
  const price = state.all.prices.need(id)
  for (const fixed of ['unit_amount', 'currency', 'recurring', 'product']) {
    if (params.has(fixed))
      throw invalid(`Received unknown parameter: ${fixed}`, { code: 'parameter_unknown', param: fixed })
  }
  return change(state, state.all.prices, 'price.updated', price, (it) => {
    name(state, it, params)
    it.active = params.flag('active') ?? it.active
    it.metadata = params.metadata(it.metadata)
    const nickname = params.text('nickname')
    if (nickname !== undefined) it.nickname = nickname
    it.tax_behavior = params.oneOf('tax_behavior', taxBehaviors) ?? it.tax_behavior
  })
}

function list({ state, params }: SimulatorRequest): object {
  const [active, keys] = [params.flag('active'), params.texts('lookup_keys')]
  const [product, currency, type] = [params.text('product'), params.text('currency'), params.text('type')]
  const every = params.part('recurring')?.text('interval')
  return listPage(state.all.prices, params, {
    url: '/v1/prices',
    by: product ? ['product', product] : keys?.length === 1 && keys[0] ? ['lookup_key', keys[0]] : null,
    where: (it) =>
      (active === undefined || it.active === active) &&
      (!keys || (it.lookup_key !== null && keys.includes(it.lookup_key))) &&
      (!currency || it.currency === currency) &&
      (!type || it.type === type) &&
      (!every || it.recurring?.interval === every),
  })
}
