import type { Invoice, Subscription } from '../../kernel/collections.ts'
import { invalid, missingParam } from '../../kernel/errors.ts'
import type { FormTree } from '../../kernel/form.ts'
import { Params } from '../../kernel/params.ts'
import type { Resource, SimulatorRequest } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { giveDiscounts } from '../discounts/discounts.ts'
import { createInvoiceItem } from '../invoices/item-routes.ts'
import { changePhases } from '../schedules/change.ts'
import { cancelSubscription } from '../subscriptions/cancel.ts'
import { createSubscription } from '../subscriptions/create.ts'
import { billWaiting, renew } from '../subscriptions/cycle.ts'
import { periodOf } from '../subscriptions/object.ts'
import { resumeSubscription } from '../subscriptions/pause.ts'
import { updateSubscription } from '../subscriptions/update.ts'
import { type Scratch, scratchFor } from './scratch.ts'

/** What an invoice would say, tried out on a copy of the customer. */
export const previews: Resource = {
  routes: [{ method: 'POST', path: '/v1/invoices/create_preview', handle: createPreview }],
}

function createPreview({ state, params }: SimulatorRequest): Invoice {
  const schedule = params.text('schedule')
    ? state.all.schedules.need(params.need('schedule'), 'schedule')
    : null
  const of = params.text('subscription') ?? schedule?.subscription
  const known = of ? state.all.subscriptions.need(of, 'subscription') : null
  const customer = known?.customer ?? schedule?.customer ?? params.text('customer')
  if (!customer) throw missingParam('customer')
  const scratch = scratchFor(state, customer)
  addItems(scratch.state, params, customer, known)
  const details = params.part('subscription_details') ?? new Params()
  const subscription = known && scratch.state.all.subscriptions.need(known.id)
  const invoice = subscription
    ? previewChange(scratch, subscription, params, details)
    : previewStart(scratch, customer, params, details)
  if (!invoice) {
    throw invalid(`No upcoming invoices for customer: ${customer}`, { code: 'invoice_upcoming_none' })
  }
  return asPreview(invoice)
}

function addItems(state: State, params: Params, customer: string, subscription: Subscription | null): void {
  const { currency } = subscription ?? {}
  for (const { tree } of params.parts('invoice_items') ?? []) {
    const of: FormTree = subscription ? { subscription: subscription.id } : {}
    createInvoiceItem(state, new Params({ ...(currency ? { currency } : {}), ...tree, customer, ...of }))
  }
}

function previewChange(
  scratch: Scratch,
  subscription: Subscription,
  params: Params,
  details: Params,
): Invoice | null {
  const { state } = scratch
  const before = new Set(idsOf(state, subscription))
  const made = () =>
    state.all.invoices.by('subscription', subscription.id).find(({ id }) => !before.has(id)) ?? null
  const discounts = giveDiscounts(state, params, {
    customer: subscription.customer,
    subscription: subscription.id,
    currency: subscription.currency,
    now: state.nowFor(subscription.customer),
  })
  if (discounts) subscription.discounts = discounts
  if (details.flag('cancel_now')) {
    const prorate = details.text('proration_behavior') === 'none' ? 'false' : 'true'
    cancelSubscription(state, subscription, new Params({ prorate, invoice_now: 'true' }))
    return made()
  }
  if (details.text('resume_at') === 'now') {
    resumeSubscription(state, subscription, details)
    return made()
  }
  changeSchedule(state, subscription, params)
  if (details.keys().length > 0) {
    updateSubscription(state, subscription, new Params({ ...details.tree }, 'subscription_details'))
    const immediate = made()
    if (immediate && params.text('preview_mode') !== 'recurring') return immediate
  }
  if (params.text('preview_mode') === 'recurring') dropWaiting(state, subscription)
  return next(scratch, subscription)
}

const idsOf = (state: State, { id }: Subscription) =>
  state.all.invoices.by('subscription', id).map((it) => it.id)

function changeSchedule(state: State, subscription: Subscription, params: Params): void {
  const details = params.part('schedule_details')
  const schedule = state.all.schedules.get(params.text('schedule') ?? subscription.schedule)
  if (details && schedule) changePhases(state, schedule, details)
}

/** The invoice that the next renewal brings. */
function next(scratch: Scratch, subscription: Subscription): Invoice | null {
  const { status } = subscription
  if (status === 'canceled' || status === 'incomplete_expired' || status === 'paused') {
    return billWaiting(scratch.state, subscription)
  }
  const { end } = periodOf(subscription)
  const at = subscription.cancel_at === null ? end : Math.min(end, subscription.cancel_at)
  scratch.setNow(at)
  return renew(scratch.state, subscription, at)
}

function dropWaiting(state: State, subscription: Subscription): void {
  for (const item of state.all.invoiceItems.by('customer', subscription.customer)) {
    if (item.invoice === null) state.all.invoiceItems.delete(item.id)
  }
}

/** The first invoice of a subscription that does not exist yet, or the next one of the customer's own. */
function previewStart(scratch: Scratch, customer: string, params: Params, details: Params): Invoice | null {
  const { state } = scratch
  if (!details.has('items')) {
    const running = state.all.subscriptions.by('customer', customer).find(({ ended_at }) => ended_at === null)
    return running ? next(scratch, running) : null
  }
  const { start_date: _start, ...tree } = details.tree
  const discounts = params.tree.discounts
  const created = createSubscription(
    state,
    new Params(
      { ...tree, customer, payment_behavior: 'default_incomplete', ...(discounts ? { discounts } : {}) },
      'subscription_details',
    ),
  )
  return state.all.invoices.get(created.latest_invoice) ?? null
}

/** The invoice as it would be before anything happens to it. */
function asPreview(invoice: Invoice): Invoice {
  const id = invoice.id.replace('in_', 'upcoming_in_')
  return {
    ...invoice,
    id,
    amount_paid: 0,
    amount_remaining: invoice.amount_due,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatically_finalizes_at: null,
    billing_reason: 'upcoming',
    effective_at: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: {
      ...invoice.lines,
      data: invoice.lines.data.map((line) => ({
        ...line,
        id: line.id.replace('il_', 'il_tmp_'),
        invoice: id,
      })),
      url: `/v1/invoices/${id}/lines`,
    },
    next_payment_attempt: invoice.created + 3600,
    number: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  }
}
