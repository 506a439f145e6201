import type { Invoice } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { listPage, wholeList } from '../../kernel/list.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import { failure } from '../subscriptions/all-or-nothing.ts'
import { collect, listener } from './collect.ts'
import { createInvoice, updateInvoice } from './create.ts'
import { due } from './due.ts'
import { finalizeInvoice } from './finalize.ts'
import { subscriptionOf } from './line.ts'
import { intentOf, settle } from './settle.ts'
import { voidInvoice, writeOff } from './void.ts'

const url = '/v1/invoices'

/** What is asked for, and what was paid. */
export const invoices: Resource = {
  routes: [
    { method: 'POST', path: url, handle: ({ state, params }) => createInvoice(state, params) },
    { method: 'GET', path: url, handle: list },
    { method: 'GET', path: `${url}/:id`, handle: need },
    { method: 'POST', path: `${url}/:id`, handle: (it) => updateInvoice(it.state, need(it), it.params) },
    { method: 'DELETE', path: `${url}/:id`, handle: remove },
    { method: 'GET', path: `${url}/:id/lines`, handle: (it) => wholeList(need(it).lines.data, it.path) },
    { method: 'POST', path: `${url}/:id/finalize`, handle: finalize },
    { method: 'POST', path: `${url}/:id/pay`, handle: pay },
    { method: 'POST', path: `${url}/:id/send`, handle: send },
    { method: 'POST', path: `${url}/:id/void`, handle: (it) => voidInvoice(it.state, need(it)) },
    { method: 'POST', path: `${url}/:id/mark_uncollectible`, handle: (it) => writeOff(it.state, need(it)) },
  ],
  includable: {
    'invoice.payments': (state, id) =>
      wholeList(state.all.invoicePayments.by('invoice', id), `/v1/invoice_payments?invoice=${id}`),
    'invoice.confirmation_secret': (state, id) => {
      const invoice = state.all.invoices.get(id)
      const intent = invoice && state.all.paymentIntents.get(intentOf(state, invoice))
      return intent?.client_secret ? { client_secret: intent.client_secret, type: 'payment_intent' } : null
    },
  },
  due,
  start: (state) => {
    state.services.listener = listener
  },
}

function need({ state, id }: SimulatorRequest): Invoice {
  return state.all.invoices.need(id)
}

/** By hand, an invoice is finalised without being charged, unless it advances by itself. */
function finalize(request: SimulatorRequest): Invoice {
  const { state, params } = request
  const invoice = need(request)
  const advances = params.flag('auto_advance')
  if (advances !== undefined) invoice.auto_advance = advances
  finalizeInvoice(state, invoice)
  const charged =
    invoice.status === 'open' && invoice.auto_advance && invoice.collection_method === 'charge_automatically'
  // Stripe takes about an hour until the first attempt.
  if (charged) {
    change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
      it.next_payment_attempt = state.nowFor(it.customer) + state.settings.draftSeconds
    })
    state.schedule(invoice.customer ?? '', invoice.next_payment_attempt ?? 0, 'invoice.attempt', invoice.id)
  }
  return invoice
}

function pay(request: SimulatorRequest): Invoice {
  const { state, params } = request
  const invoice = need(request)
  if (invoice.status === 'paid') throw invalid('Invoice is already paid', { code: 'invoice_already_paid' })
  // What has nothing to pay is paid by being finalised.
  const { status } = invoice.status === 'draft' ? finalizeInvoice(state, invoice) : invoice
  if (status === 'void') throw invalid('This invoice cannot be paid: it is void.')
  if (status === 'paid') return invoice
  if (params.flag('paid_out_of_band')) {
    settle(state, invoice, { by: 'outside' })
    return invoice
  }
  const method = params.text('payment_method')
  if (method) state.all.paymentMethods.need(method, 'payment_method')
  const outcome = collect(state, invoice, {
    offSession: params.flag('off_session') ?? true,
    paymentMethod: method ?? null,
  })
  if (outcome.status === 'declined' || outcome.status === 'requires_action') throw failure(outcome)
  return invoice
}

function send(request: SimulatorRequest): Invoice {
  const { state } = request
  const invoice = need(request)
  if (invoice.status === 'draft') finalizeInvoice(state, invoice)
  emit(state, 'invoice.sent', invoice)
  return invoice
}

function remove(request: SimulatorRequest): object {
  const { state, id } = request
  const invoice = need(request)
  if (invoice.status !== 'draft' || subscriptionOf(invoice)) {
    throw invalid('You can only delete draft invoices that are of no subscription.', {
      code: 'invoice_not_editable',
    })
  }
  for (const item of state.all.invoiceItems.by('invoice', id)) state.all.invoiceItems.delete(item.id)
  state.all.invoices.delete(id)
  emit(state, 'invoice.deleted', invoice)
  return { id, object: 'invoice', deleted: true }
}

function list({ state, params }: SimulatorRequest): object {
  const [customer, subscription] = [params.text('customer'), params.text('subscription')]
  const [status, method] = [params.text('status'), params.text('collection_method')]
  const by: [string, string] | null = subscription
    ? ['subscription', subscription]
    : customer
      ? ['customer', customer]
      : null
  return listPage(state.all.invoices, params, {
    url,
    by,
    where: (it) =>
      (!status || it.status === status) &&
      (!customer || it.customer === customer) &&
      (!method || it.collection_method === method),
  })
}
