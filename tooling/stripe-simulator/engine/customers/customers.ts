import type { Customer } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage, wholeList } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { addressOf } from './address.ts'
import { moveBalance } from './balance.ts'
import { addTaxId } from './tax-ids.ts'

const taxExempt = ['none', 'exempt', 'reverse'] as const

/** Who buys. */
export function customers(cancelAll: (state: State, customer: string) => void): Resource {
  return {
    routes: [
      { method: 'POST', path: '/v1/customers', handle: ({ state, params }) => createCustomer(state, params) },
      { method: 'GET', path: '/v1/customers', handle: list },
      { method: 'GET', path: '/v1/customers/:id', handle: retrieve },
      {
        method: 'POST',
        path: '/v1/customers/:id',
        handle: ({ state, params, id }) => updateCustomer(state, id, params),
      },
      { method: 'DELETE', path: '/v1/customers/:id', handle: (request) => remove(request, cancelAll) },
    ],
    includable: {
      'customer.subscriptions': (state, id) =>
        wholeList(
          state.all.subscriptions
            .by('customer', id)
            .filter((it) => it.status !== 'canceled' && it.status !== 'incomplete_expired'),
          `/v1/customers/${id}/subscriptions`,
        ),
      'customer.tax_ids': (state, id) =>
        wholeList(state.all.taxIds.by('customer', id), `/v1/customers/${id}/tax_ids`),
      'customer.sources': (_state, id) => wholeList([], `/v1/customers/${id}/sources`),
      'customer.tax': () => ({
        automatic_tax: 'supported',
        ip_address: null,
        location: null,
        provider: 'stripe',
      }),
      'customer.invoice_credit_balance': () => ({}),
    },
  }
}

/** Keeps a new customer. Checkout makes them too. */
export function createCustomer(state: State, params: Params): Customer {
  const clock = params.text('test_clock') ?? null
  if (clock) state.all.testClocks.need(clock, 'test_clock')
  const id = state.id('cus', 14)
  const customer: Customer = {
    id,
    object: 'customer',
    address: null,
    balance: 0,
    created: state.nowOn(clock),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: params.text('invoice_prefix') ?? id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: params.integer('next_invoice_sequence') ?? 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: clock,
  }
  fill(customer, params)
  state.all.customers.put(customer)
  emit(state, 'customer.created', customer)
  for (const taxId of params.parts('tax_id_data') ?? []) addTaxId(state, customer, taxId)
  const balance = params.integer('balance')
  if (balance) moveBalance(state, customer, balance, { type: 'initial' })
  return customer
}

/** Changes what a request names of a customer, and tells it. */
export function updateCustomer(state: State, id: string, params: Params): Customer {
  const customer = needCustomer(state, id)
  const method = params.part('invoice_settings')?.text('default_payment_method')
  if (method && state.all.paymentMethods.get(method)?.customer !== id) {
    throw invalid(
      'The customer does not have a payment method with the ID ' +
        `${method}. The payment method must be attached to the customer.`,
      { code: 'resource_missing', param: 'invoice_settings[default_payment_method]' },
    )
  }
  const balance = params.integer('balance')
  change(state, state.all.customers, 'customer.updated', customer, (it) => fill(it, params))
  if (typeof balance === 'number' && balance !== customer.balance) {
    moveBalance(state, customer, balance - customer.balance, { type: 'adjustment' })
  }
  return customer
}

function fill(customer: Customer, params: Params): void {
  customer.metadata = params.metadata(customer.metadata)
  for (const key of ['description', 'email', 'name', 'phone'] as const) {
    const text = params.text(key)
    if (text !== undefined) customer[key] = text
  }
  const address = params.part('address')
  if (address !== undefined) customer.address = addressOf(address)
  const shipping = params.part('shipping')
  if (shipping !== undefined) {
    const to = shipping ? addressOf(shipping.part('address')) : null
    customer.shipping = shipping
      ? { ...(to ? { address: to } : {}), name: shipping.need('name'), phone: shipping.text('phone') ?? null }
      : null
  }
  customer.tax_exempt = params.oneOf('tax_exempt', taxExempt) ?? customer.tax_exempt ?? 'none'
  customer.preferred_locales = params.texts('preferred_locales') ?? customer.preferred_locales ?? []
  const prefix = params.text('invoice_prefix')
  if (prefix) customer.invoice_prefix = prefix
  const settings = params.part('invoice_settings')
  if (!settings) return
  const method = settings.text('default_payment_method')
  if (method !== undefined) customer.invoice_settings.default_payment_method = method
  const footer = settings.text('footer')
  if (footer !== undefined) customer.invoice_settings.footer = footer
  const fields = settings
    .parts('custom_fields')
    ?.map((each) => ({ name: each.need('name'), value: each.need('value') }))
  if (fields) customer.invoice_settings.custom_fields = fields.length > 0 ? fields : null
}

/** The customer, who must not be deleted. */
export function needCustomer(state: State, id: string, param?: string): Customer {
  const customer = state.all.customers.need(id, param)
  if (!state.all.notes.get(`deleted:${id}`)) return customer
  throw invalid(`No such customer: '${id}'`, { code: 'resource_missing', param: param ?? 'id' })
}

function retrieve({ state, id }: SimulatorRequest): object {
  const customer = state.all.customers.need(id)
  return state.all.notes.get(`deleted:${id}`) ? { id, object: 'customer', deleted: true } : customer
}

function remove(
  { state, id }: SimulatorRequest,
  cancelAll: (state: State, customer: string) => void,
): object {
  const customer = needCustomer(state, id)
  cancelAll(state, id)
  state.all.notes.put({ id: `deleted:${id}` })
  emit(state, 'customer.deleted', customer)
  return { id, object: 'customer', deleted: true }
}

function list({ state, params }: SimulatorRequest): object {
  const [email, clock] = [params.text('email'), params.text('test_clock')]
  return listPage(state.all.customers, params, {
    url: '/v1/customers',
    by: email ? ['email', email] : clock ? ['test_clock', clock] : null,
    where: (it) => !state.all.notes.get(`deleted:${it.id}`) && (!clock || it.test_clock === clock),
  })
}
