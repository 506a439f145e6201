import type { CreditNote, Invoice } from '../../kernel/collections.ts'
import { invalid } from '../../kernel/errors.ts'
import type { Params } from '../../kernel/params.ts'
import type { State } from '../../kernel/state.ts'
import { share } from '../arithmetic/money.ts'
import { net } from '../invoices/totals.ts'

export type CreditLine = CreditNote['lines']['data'][number]

/** What a credit note takes back: lines of the invoice, lines of its own, or an amount of the whole. */
export function readLines(state: State, invoice: Invoice, params: Params): CreditLine[] {
  const parts = params.parts('lines')
  if (parts && parts.length > 0) return parts.map((part) => readLine(state, invoice, part))
  const amount =
    params.integer('amount') ?? sumOf(params, ['refund_amount', 'credit_amount', 'out_of_band_amount'])
  if (!amount || amount < 0) throw invalid('You must pass one of amount or lines.', { param: 'amount' })
  const description = invoice.lines.data[0]?.description ?? null
  return [makeLine(state, { amount, description, type: 'custom_line_item', quantity: 1 })]
}

export function sumOf(params: Params, keys: string[]): number {
  return keys.reduce((sum, key) => sum + (params.integer(key) ?? 0), 0)
}

function readLine(state: State, invoice: Invoice, params: Params): CreditLine {
  const type = params.needOneOf('type', ['custom_line_item', 'invoice_line_item'])
  const quantity = params.integer('quantity') ?? null
  if (type === 'custom_line_item') {
    const unit = params.integer('unit_amount') ?? null
    const amount = params.integer('amount') ?? (unit ?? 0) * (quantity ?? 1)
    return makeLine(state, { amount, description: params.need('description'), type, quantity: quantity ?? 1 })
  }
  const id = params.need('invoice_line_item')
  const line = invoice.lines.data.find((each) => each.id === id)
  if (!line)
    throw invalid(`No such invoice line item: '${id}'`, {
      code: 'resource_missing',
      param: params.name('invoice_line_item'),
    })
  const whole = net(line)
  const amount =
    params.integer('amount') ?? (quantity === null ? whole : share(whole, quantity, line.quantity ?? 1))
  return {
    ...makeLine(state, { amount, description: line.description, type, quantity }),
    invoice_line_item: id,
  }
}

interface LineInput {
  amount: number
  description: string | null
  type: CreditLine['type']
  quantity: number | null
}

function makeLine(state: State, { amount, description, type, quantity }: LineInput): CreditLine {
  const own = type === 'custom_line_item'
  return {
    id: state.id('cnli'),
    object: 'credit_note_line_item',
    amount,
    description,
    discount_amount: 0,
    discount_amounts: [],
    livemode: false,
    metadata: {},
    pretax_credit_amounts: [],
    quantity,
    tax_rates: [],
    taxes: [],
    type,
    unit_amount: own ? amount : null,
    unit_amount_decimal: own ? String(amount) : null,
  }
}
