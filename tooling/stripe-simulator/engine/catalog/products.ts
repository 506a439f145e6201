import type { Product } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'

/** What is sold. */
export const products: Resource = {
  routes: [
    { method: 'POST', path: '/v1/products', handle: ({ state, params }) => createProduct(state, params) },
    { method: 'GET', path: '/v1/products', handle: list },
    { method: 'GET', path: '/v1/products/:id', handle: ({ state, id }) => state.all.products.need(id) },
    { method: 'POST', path: '/v1/products/:id', handle: update },
    { method: 'DELETE', path: '/v1/products/:id', handle: remove },
  ],
}

/** Keeps a new product; its id may be the caller's own. */
export function createProduct(state: State, params: Params): Product {
  const id = params.text('id') ?? state.id('prod', 14)
  if (state.all.products.get(id)) {
    throw invalid('Product already exists.', { code: 'resource_already_exists', param: 'id' })
  }
  const now = state.nowOn(null)
  const product: Product = {
    id,
    object: 'product',
    active: params.flag('active') ?? true,
    created: now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name: params.need('name'),
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
  }
  fill(product, params)
  state.all.products.put(product)
  emit(state, 'product.created', product)
  return product
}

function fill(product: Product, params: Params): void {
  product.metadata = params.metadata(product.metadata)
  product.name = params.text('name') ?? product.name
  product.active = params.flag('active') ?? product.active
  product.images = params.texts('images') ?? product.images
  product.marketing_features =
    params.parts('marketing_features')?.map((each) => ({ name: each.need('name') })) ??
    product.marketing_features
  for (const key of ['description', 'statement_descriptor', 'tax_code', 'unit_label', 'url'] as const) {
    const text = params.text(key)
    if (text !== undefined) product[key] = text
  }
  const price = params.text('default_price')
  if (price !== undefined) product.default_price = price
}

function update({ state, params, id }: SimulatorRequest): Product {
  const product = state.all.products.need(id)
  const price = params.text('default_price')
  if (price) state.all.prices.need(price, 'default_price')
  return change(state, state.all.products, 'product.updated', product, (it) => {
    fill(it, params)
    it.updated = state.nowOn(null)
  })
}

function remove({ state, id }: SimulatorRequest): object {
  const product = state.all.products.need(id)
  if (state.all.prices.by('product', id).length > 0) {
    throw invalid('This product cannot be deleted because it has one or more user-created prices.')
  }
  state.all.products.delete(id)
  emit(state, 'product.deleted', product)
  return { id, object: 'product', deleted: true }
}

function list({ state, params }: SimulatorRequest): object {
  const active = params.flag('active')
  const ids = params.texts('ids')
  return listPage(state.all.products, params, {
    url: '/v1/products',
    where: (it) => (active === undefined || it.active === active) && (!ids || ids.includes(it.id)),
  })
}
