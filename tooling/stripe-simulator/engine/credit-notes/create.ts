import type { CreditNote, Invoice } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import { change, emit } from '../../kernel/events.ts'
import { wholeList } from '../../kernel/list.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { moveBalance } from '../customers/balance.ts'
import { dropPayment, paymentOf, settle } from '../invoices/settle.ts'
import { sum } from '../invoices/totals.ts'
import { readLines, sumOf } from './lines.ts'

const reasons = ['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory'] as const

/**
 * Takes back a part of an invoice. What is not paid yet is less to pay; what was paid goes back to the card, to
 * the customer's balance, or outside of Stripe.
 */
export function createCreditNote(state: State, params: Params): CreditNote {
  const invoice = state.all.invoices.need(params.need('invoice'), 'invoice')
  if (invoice.status !== 'open' && invoice.status !== 'paid') {
    throw invalid(`A credit note cannot be issued for an invoice that is ${invoice.status}.`, {
      param: 'invoice',
    })
  }
  const lines = readLines(state, invoice, params)
  const amount = sum(lines.map((line) => line.amount))
  const before = state.all.creditNotes.by('invoice', invoice.id).filter(({ status }) => status === 'issued')
  checkAmount(invoice, amount, sum(before.map((note) => note.amount)))
  const note = makeNote(state, invoice, params, lines, amount, before.length)
  if (invoice.status === 'open') payLess(state, invoice, amount)
  else giveBack(state, invoice, note, params)
  state.all.creditNotes.put(note)
  emit(state, 'credit_note.created', note)
  if (invoice.status === 'open' && invoice.amount_remaining === 0) settleWithout(state, invoice)
  return note
}

function checkAmount(invoice: Invoice, amount: number, credited: number): void {
  const most = invoice.status === 'open' ? invoice.amount_remaining : invoice.total - credited
  if (amount > 0 && amount <= most) return
  throw invalid(
    `The sum of the credit amount, refund amount and out of band amount (${amount}) is more than can be credited (${most}).`,
    { param: 'amount' },
  )
}

function makeNote(
  state: State,
  invoice: Invoice,
  params: Params,
  lines: CreditNote['lines']['data'],
  amount: number,
  count: number,
): CreditNote {
  const id = state.id('cn')
  const now = state.nowFor(invoice.customer)
  const paid = invoice.status === 'paid'
  return {
    id,
    object: 'credit_note',
    amount,
    amount_shipping: 0,
    created: now,
    currency: invoice.currency,
    customer: invoice.customer ?? '',
    customer_account: null,
    customer_balance_transaction: null,
    discount_amount: 0,
    discount_amounts: [],
    effective_at: params.time('effective_at') ?? now,
    invoice: invoice.id,
    lines: wholeList(lines, `/v1/credit_notes/${id}/lines`),
    livemode: false,
    memo: params.text('memo') ?? null,
    metadata: params.metadata(),
    number: `${invoice.number}-CN-${String(count + 1).padStart(2, '0')}`,
    out_of_band_amount: null,
    pdf: `${state.url}/credit-note/${id}/pdf`,
    post_payment_amount: paid ? amount : 0,
    pre_payment_amount: paid ? 0 : amount,
    pretax_credit_amounts: [],
    reason: params.oneOf('reason', reasons) ?? null,
    refunds: [],
    shipping_cost: null,
    status: 'issued',
    subtotal: amount,
    subtotal_excluding_tax: amount,
    total: amount,
    total_excluding_tax: amount,
    total_taxes: [],
    type: paid ? 'post_payment' : 'pre_payment',
    voided_at: null,
  }
}

/** An open invoice asks for less; so does the payment intent that collects it. */
function payLess(state: State, invoice: Invoice, amount: number): void {
  change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
    it.pre_payment_credit_notes_amount += amount
    it.amount_due -= amount
    it.amount_remaining -= amount
  })
  const payment = paymentOf(state, invoice)
  const intent = state.all.paymentIntents.get(payment?.payment.payment_intent)
  if (!payment || !intent || invoice.amount_remaining === 0) return
  payment.amount_requested = invoice.amount_remaining
  state.all.invoicePayments.put(payment)
  intent.amount = invoice.amount_remaining
  state.all.paymentIntents.put(intent)
}

/** Nothing is left to pay: the invoice is done. */
function settleWithout(state: State, invoice: Invoice): void {
  dropPayment(state, invoice)
  settle(state, invoice, { by: 'nothing-due' })
}

function giveBack(state: State, invoice: Invoice, note: CreditNote, params: Params): void {
  const listed = (params.parts('refunds') ?? []).map((each) => {
    const refund = state.all.refunds.need(each.need('refund'), each.name('refund'))
    return { amount: each.integer('amount_refunded') ?? refund.amount, refund: refund.id }
  })
  const refundAmount = params.integer('refund_amount') ?? 0
  const outside = params.integer('out_of_band_amount') ?? 0
  const said =
    sumOf(params, ['refund_amount', 'credit_amount', 'out_of_band_amount']) +
    sum(listed.map(({ amount }) => amount))
  if (said !== note.amount) {
    throw invalid(
      `The sum of credit amount, refund amount and out of band amount (${said}) must equal the credit note amount (${note.amount}).`,
    )
  }
  if (refundAmount > 0) {
    const intent = paymentOf(state, invoice)?.payment.payment_intent
    if (!intent)
      throw invalid('The invoice was not paid by a payment that can be refunded.', { param: 'refund_amount' })
    listed.push({ amount: refundAmount, refund: state.services.payments.refund(state, intent, refundAmount) })
  }
  note.refunds = listed.map(({ amount, refund }) => ({
    amount_refunded: amount,
    payment_record_refund: null,
    refund,
    type: 'refund',
  }))
  note.out_of_band_amount = outside || null
  const credit = params.integer('credit_amount') ?? 0
  if (credit > 0) {
    note.customer_balance_transaction = moveBalance(state, state.all.customers.need(note.customer), -credit, {
      type: 'credit_note',
      creditNote: note.id,
      invoice: invoice.id,
      currency: invoice.currency,
    }).id
  }
  change(state, state.all.invoices, 'invoice.updated', invoice, (it) => {
    it.post_payment_credit_notes_amount += note.amount
  })
}
