import { type InvoiceLine, type LineKind, lineKinds } from '@leasehold/catalog'
import { parsePriceKey } from '@leasehold/core'
import type Stripe from 'stripe'
import type { Link } from './link.ts'
import { toDate } from './mapping.ts'

type Period = { start: Date; end: Date }

/** Lines as we show them: Stripe's own, then what is off and what is tax, so that they add up to the total. */
export async function toLines(link: Link, invoice: Stripe.Invoice): Promise<InvoiceLine[]> {
  const lines: InvoiceLine[] = []
  for (const line of await allLines(link, invoice)) lines.push(await toLine(link, line))
  const off = discountOf(invoice)
  const tax = (invoice.total_taxes ?? [])
    .filter(({ tax_behavior }) => tax_behavior === 'exclusive')
    .reduce((sum, { amount }) => sum + amount, 0)
  if (off !== 0) lines.push(summed('discount', -off))
  if (tax !== 0) lines.push(summed('tax', tax))
  return lines
}

export function discountOf({ total_discount_amounts }: Stripe.Invoice): number {
  return (total_discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0)
}

export function taxOf({ total_taxes }: Stripe.Invoice): number {
  return (total_taxes ?? []).reduce((sum, { amount }) => sum + amount, 0)
}

/** What it is for: the time that is charged in advance, else all that its lines are for. */
export function coveredBy(invoice: Stripe.Invoice): Period {
  const periods = invoice.lines.data
    .filter((line) => line.subscription || line.parent?.subscription_item_details)
    .map(({ period }) => period)
  const last = periods.reduce<Stripe.InvoiceLineItem.Period | null>(
    (latest, each) => (latest && latest.end >= each.end ? latest : each),
    null,
  )
  const { start, end } = last ?? { start: invoice.period_start, end: invoice.period_end }
  return { start: toDate(start), end: toDate(end) }
}

/** An invoice comes with its first lines only. */
async function allLines({ stripe }: Link, { id, lines }: Stripe.Invoice): Promise<Stripe.InvoiceLineItem[]> {
  if (!lines.has_more) return lines.data
  const all = [...lines.data]
  for await (const line of stripe.invoices.listLineItems(id, {
    limit: 100,
    ...(all.at(-1) ? { starting_after: all.at(-1)?.id ?? '' } : {}),
  })) {
    all.push(line)
  }
  return all
}

async function toLine({ prices }: Link, line: Stripe.InvoiceLineItem): Promise<InvoiceLine> {
  const price = line.pricing?.price_details?.price
  const key = parsePriceKey(price ? await prices.keyOf(price) : null)
  const isProrated =
    line.parent?.subscription_item_details?.proration || line.parent?.invoice_item_details?.proration
  const said = lineKinds.find((kind) => kind === line.metadata.kind)
  const kind: LineKind = said ?? (isProrated ? 'proration' : key ? kinds[key.part] : 'other')
  return {
    kind,
    subject:
      line.metadata.subject ?? (kind === 'proration' && key?.part === 'seat' ? 'users' : (key?.plan ?? null)),
    description: line.description,
    quantity: line.quantity ?? 1,
    amount: line.amount,
    from: toDate(line.period.start).toISOString(),
    to: toDate(line.period.end).toISOString(),
  }
}

const kinds = { base: 'base', seat: 'seats' } as const

function summed(kind: LineKind, amount: number): InvoiceLine {
  return { kind, subject: null, description: null, quantity: 1, amount, from: null, to: null }
}
