import type { Invoice } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { needCustomer } from '../customers/customers.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { makeInvoice } from './invoice.ts'
import { lineOfItem, makeLine } from './line.ts'
import { total } from './totals.ts'

/** Makes a draft by hand; it takes in what waits only where that is asked for. */
export function createInvoice(state: State, params: Params): Invoice {
  const customer = needCustomer(state, params.need('customer'), 'customer')
  const now = state.nowFor(customer.id)
  const currency = params.text('currency')?.toLowerCase() ?? customer.currency ?? 'usd'
  const subscription = params.text('subscription')
  if (subscription) state.all.subscriptions.need(subscription, 'subscription')
  const collection =
    params.oneOf('collection_method', ['charge_automatically', 'send_invoice']) ?? 'charge_automatically'
  const invoice = makeInvoice(state, {
    customer,
    currency,
    reason: 'manual',
    now,
    period: { start: now, end: now },
    parent: subscription
      ? {
          quote_details: null,
          subscription_details: { metadata: {}, subscription },
          type: 'subscription_details',
        }
      : null,
    discounts: giveDiscounts(state, params, { customer: customer.id, currency, now }) ?? [],
    collection,
    autoAdvance: params.flag('auto_advance') ?? false,
    daysUntilDue: collection === 'send_invoice' ? (params.integer('days_until_due') ?? 30) : null,
    defaultPaymentMethod: params.text('default_payment_method') ?? null,
    paymentMethodTypes: null,
    metadata: params.metadata(),
    description: params.text('description') ?? null,
    footer: params.text('footer') ?? null,
  })
  const waiting =
    params.text('pending_invoice_items_behavior') === 'include'
      ? state.all.invoiceItems
          .by('customer', customer.id)
          .filter((it) => it.invoice === null && it.currency === currency)
      : []
  for (const item of waiting) {
    item.invoice = invoice.id
    state.all.invoiceItems.put(item)
    invoice.lines.data.push(makeLine(state, invoice.id, lineOfItem(state, item)))
  }
  total(state, invoice, customer.balance)
  if (invoice.auto_advance) invoice.automatically_finalizes_at = now + state.settings.draftSeconds
  state.all.invoices.put(invoice)
  emit(state, 'invoice.created', invoice)
  if (invoice.automatically_finalizes_at) {
    state.schedule(customer.id, invoice.automatically_finalizes_at, 'invoice.finalize', invoice.id)
  }
  return invoice
}

/** Changes a draft, or what may still change of an invoice that stands. */
export function updateInvoice(state: State, invoice: Invoice, params: Params): Invoice {
  const draft = invoice.status === 'draft'
  for (const key of [
    'discounts',
    'days_until_due',
    'due_date',
    'collection_method',
    'footer',
    'description',
  ]) {
    if (!draft && params.has(key)) {
      throw invalid("Finalized invoices can't be updated in this way", {
        code: 'invoice_not_editable',
        param: key,
      })
    }
  }
  const now = state.nowFor(invoice.customer)
  const { customer, currency, id } = invoice
  const discounts = giveDiscounts(state, params, { customer: customer ?? '', invoice: id, currency, now })
  change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
    it.metadata = params.metadata(it.metadata ?? {})
    const advances = params.flag('auto_advance')
    if (advances !== undefined) it.auto_advance = advances
    const description = params.text('description')
    if (description !== undefined) it.description = description
    const footer = params.text('footer')
    if (footer !== undefined) it.footer = footer
    const method = params.text('default_payment_method')
    if (method !== undefined) it.default_payment_method = method
    const due = params.time('due_date')
    if (due !== undefined) it.due_date = due
    if (discounts) it.discounts = discounts
    if (draft) total(state, it, state.all.customers.get(customer)?.balance ?? 0)
    if (draft && advances && it.automatically_finalizes_at === null) {
      it.automatically_finalizes_at = now + state.settings.draftSeconds
    }
  })
  if (draft && invoice.auto_advance && invoice.automatically_finalizes_at) {
    state.schedule(customer ?? '', invoice.automatically_finalizes_at, 'invoice.finalize', id)
  }
  return invoice
}
