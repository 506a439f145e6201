import type { Invoice, InvoiceItem } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { priceOf } from '../arithmetic/money.ts'
import { createPrice } from '../catalog/prices.ts'
import { needCustomer } from '../customers/customers.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { lineOfItem, makeLine } from './line.ts'
import { makeInvoiceItem } from './pending-items.ts'
import { total } from './totals.ts'

const url = '/v1/invoiceitems'

/** What is added to the next invoice, or to a draft. */
export const invoiceItems: Resource = {
  routes: [
    { method: 'POST', path: url, handle: ({ state, params }) => createInvoiceItem(state, params) },
    { method: 'GET', path: url, handle: list },
    { method: 'GET', path: `${url}/:id`, handle: ({ state, id }) => state.all.invoiceItems.need(id) },
    { method: 'POST', path: `${url}/:id`, handle: update },
    { method: 'DELETE', path: `${url}/:id`, handle: remove },
  ],
}

/** Adds something to a draft, or lets it wait for the next invoice. */
export function createInvoiceItem(state: State, params: Params): InvoiceItem {
  const customer = needCustomer(state, params.need('customer'), 'customer')
  const invoiceId = params.text('invoice')
  const invoice = invoiceId ? needDraft(state, invoiceId) : null
  const subscription = params.text('subscription') ?? null
  if (subscription) state.all.subscriptions.need(subscription, 'subscription')
  const now = state.nowFor(customer.id)
  const period = params.part('period')
  const data = params.part('price_data')
  const priceId = params.part('pricing')?.text('price') ?? params.text('price')
  const price = data
    ? createPrice(state, data)
    : priceId
      ? state.all.prices.need(priceId, 'pricing[price]')
      : null
  const quantity = params.integer('quantity') ?? 1
  const unit = params.text('unit_amount_decimal') ?? price?.unit_amount_decimal
  const amount = params.integer('amount') ?? (unit ? priceOf(unit, quantity) : null)
  if (amount === null)
    throw invalid('You must pass one of amount, price_data or pricing.', { param: 'amount' })
  const currency = (
    params.text('currency') ??
    price?.currency ??
    invoice?.currency ??
    customer.currency ??
    'usd'
  ).toLowerCase()
  if (invoice && invoice.currency !== currency) {
    throw invalid(`The invoice is in ${invoice.currency}; an item in ${currency} cannot be added to it.`, {
      param: 'currency',
    })
  }
  const draft = {
    amount,
    currency,
    description:
      params.text('description') ?? (price ? (state.all.products.get(price.product)?.name ?? null) : null),
    period: { start: period?.time('start') ?? now, end: period?.time('end') ?? now },
    quantity,
    price,
    subscription,
    subscriptionItem: null,
    invoiceItem: null,
    proration: false,
    discountable: params.flag('discountable') ?? amount >= 0,
    discounts: giveDiscounts(state, params, { customer: customer.id, currency, now }) ?? [],
    metadata: params.metadata(),
  }
  const item = makeInvoiceItem(state, customer.id, draft, invoice?.id ?? null)
  if (invoice)
    relist(state, invoice, (it) => it.lines.data.push(makeLine(state, it.id, lineOfItem(state, item))))
  return item
}

function needDraft(state: State, id: string): Invoice {
  const invoice = state.all.invoices.need(id, 'invoice')
  if (invoice.status === 'draft') return invoice
  throw invalid("The invoice is not a draft any more, and can't be modified.", {
    code: 'invoice_not_editable',
    param: 'invoice',
  })
}

function relist(state: State, invoice: Invoice, edit: (invoice: Invoice) => void): void {
  change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
    edit(it)
    total(state, it, state.all.customers.get(it.customer)?.balance ?? 0)
  })
}

function update({ state, params, id }: SimulatorRequest): InvoiceItem {
  const item = state.all.invoiceItems.need(id)
  const invoice = item.invoice ? needDraft(state, item.invoice) : null
  item.amount = params.integer('amount') ?? item.amount
  item.net_amount = item.amount
  item.description = params.text('description') ?? item.description
  item.metadata = params.metadata(item.metadata ?? {})
  state.all.invoiceItems.put(item)
  if (invoice) {
    relist(state, invoice, (it) => {
      it.lines.data = it.lines.data.map((line) => {
        const of =
          line.parent?.invoice_item_details?.invoice_item ??
          line.parent?.subscription_item_details?.invoice_item
        return of === id ? { ...makeLine(state, it.id, lineOfItem(state, item)), id: line.id } : line
      })
    })
  }
  return item
}

function remove({ state, id }: SimulatorRequest): object {
  const item = state.all.invoiceItems.need(id)
  const invoice = item.invoice ? needDraft(state, item.invoice) : null
  state.all.invoiceItems.delete(id)
  emit(state, 'invoiceitem.deleted', item)
  if (invoice) {
    relist(state, invoice, (it) => {
      it.lines.data = it.lines.data.filter((line) => line.parent?.invoice_item_details?.invoice_item !== id)
    })
  }
  return { id, object: 'invoiceitem', deleted: true }
}

function list({ state, params }: SimulatorRequest): object {
  const [customer, invoice, pending] = [
    params.text('customer'),
    params.text('invoice'),
    params.flag('pending'),
  ]
  const by: [string, string] | null = invoice
    ? ['invoice', invoice]
    : customer
      ? ['customer', customer]
      : null
  return listPage(state.all.invoiceItems, params, {
    url,
    by,
    where: (it) =>
      (!customer || it.customer === customer) && (pending === undefined || (it.invoice === null) === pending),
  })
}
