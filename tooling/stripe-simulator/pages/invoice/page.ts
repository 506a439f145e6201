import { intentOf } from '../../engine/invoices/settle.ts'
import type { Invoice } from '../../kernel/collections.ts'
import type { Params } from '../../kernel/params.ts'
import type { RawAnswer } from '../../kernel/route.ts'
import type { State } from '../../kernel/state.ts'
import { formatAmount, methodsFor } from '../../payments/currencies.ts'
import { page } from '../answers.ts'
import { alert, type Html, html } from '../html.ts'
import { methodFields } from '../method-form.ts'

export interface Shown {
  problem?: string
  entered?: Params
}

/** The ways to pay an invoice once: what its currency allows, narrowed by its own settings. */
export function payableWith(invoice: Invoice): string[] {
  const narrowed = invoice.payment_settings.payment_method_types
  const offered = methodsFor(invoice.currency)
  return narrowed ? offered.filter((type) => narrowed.some((allowed) => allowed === type)) : offered
}

/** The page of an invoice, where an open one is paid. */
export function invoicePage(state: State, invoice: Invoice, shown: Shown = {}): RawAnswer {
  return page(
    `Invoice ${invoice.number ?? '(draft)'}`,
    html`${alert(shown.problem)}<section>
      ${row('From', invoice.account_name)}${row('To', invoice.customer_name ?? invoice.customer_email)}
      ${row('Date', dateOf(invoice.effective_at ?? invoice.created))}
      ${invoice.due_date && row('Due', dateOf(invoice.due_date))}${row('Status', statusText(state, invoice))}
      </section><section aria-label="Lines">${lines(invoice)}</section>${payment(state, invoice, shown.entered)}
      <p><a href="/invoice/${invoice.id}/pdf">Download as PDF</a></p>`,
    { status: shown.problem ? 402 : 200 },
  )
}

export const dateOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10)

const row = (label: string, value: string | null | undefined, kind = ''): Html =>
  html`<div class="row ${kind}"><span>${label}</span><span>${value ?? '–'}</span></div>`

/** The sums below an invoice's lines, each with its name. */
export function sumsOf(invoice: Invoice): [label: string, amountMinor: number][] {
  const discount = (invoice.total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0)
  const balance = invoice.amount_due - invoice.total
  return [
    ['Subtotal', invoice.subtotal],
    ...(discount > 0 ? [['Discount', -discount] satisfies [string, number]] : []),
    ['Total', invoice.total],
    ...(balance !== 0 ? [['Applied balance', balance] satisfies [string, number]] : []),
    ['Amount paid', invoice.amount_paid],
    ['Amount due', invoice.amount_remaining],
  ]
}

function lines(invoice: Invoice): Html {
  const money = (amount: number) => formatAmount(amount, invoice.currency)
  return html`${invoice.lines.data.map((line) => row(line.description ?? '', money(line.amount)))}
    ${sumsOf(invoice).map(([label, amount]) => row(label, money(amount), label === 'Amount due' ? 'total' : ''))}`
}

const statusNames: Record<NonNullable<Invoice['status']>, string> = {
  draft: 'Draft',
  open: 'Open',
  paid: 'Paid',
  uncollectible: 'Uncollectible',
  void: 'Void',
}

function statusText(state: State, invoice: Invoice): string {
  if (isProcessing(state, invoice)) return 'Payment is processing'
  return statusNames[invoice.status ?? 'draft']
}

function isProcessing(state: State, invoice: Invoice): boolean {
  return state.all.paymentIntents.get(intentOf(state, invoice))?.status === 'processing'
}

/** Whether somebody can pay it here now. */
export function isPayable(state: State, invoice: Invoice): boolean {
  const isOwed = invoice.status === 'open' || invoice.status === 'uncollectible'
  return isOwed && invoice.amount_remaining > 0 && !isProcessing(state, invoice)
}

function payment(state: State, invoice: Invoice, entered: Params | undefined): Html {
  if (!isPayable(state, invoice)) return html``
  return html`<section><h2>Pay</h2><form method="post" action="/invoice/${invoice.id}">
    ${methodFields(payableWith(invoice), [], entered)}
    <button class="main">Pay ${formatAmount(invoice.amount_remaining, invoice.currency)}</button></form></section>`
}
