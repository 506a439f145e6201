import type { Currency } from '@leasehold/catalog'
import type { ProviderInvoice } from '@leasehold/core'
import type Stripe from 'stripe'
import { orNull } from './errors.ts'
import { coveredBy, discountOf, taxOf, toLines } from './invoice-lines.ts'
import { settlementOf } from './invoice-payments.ts'
import type { Link } from './link.ts'
import { DONE_KEY, idOf, toCurrency, toDate, toDateOrNull, toInvoiceState, toSeconds } from './mapping.ts'
import { chargeable } from './prices.ts'

const PAGE = 100

export async function fetchInvoice(link: Link, id: string): Promise<ProviderInvoice | null> {
  const found = await orNull(link.stripe.invoices.retrieve(id))
  return found && toInvoice(link, found)
}

/** How many invoices are looked into at once. */
const AT_ONCE = 8

export async function listInvoices(
  link: Link,
  { customerId, since, cursor }: { customerId?: string; since?: Date; cursor?: string },
): Promise<{ invoices: ProviderInvoice[]; next: string | null }> {
  const { data, has_more } = await link.stripe.invoices.list({
    limit: PAGE,
    ...(customerId ? { customer: customerId } : {}),
    ...(since ? { created: { gte: toSeconds(since) } } : {}),
    ...(cursor ? { starting_after: cursor } : {}),
  })
  const invoices: ProviderInvoice[] = []
  for (let at = 0; at < data.length; at += AT_ONCE) {
    const some = data.slice(at, at + AT_ONCE).map((each) => toInvoice(link, each))
    invoices.push(...(await Promise.all(some)))
  }
  return { invoices, next: has_more ? (data.at(-1)?.id ?? null) : null }
}

/** What is paid already is left as it is. */
export async function payInvoice(
  link: Link,
  id: string,
  { paymentMethodId }: { paymentMethodId?: string },
  key: string,
): Promise<ProviderInvoice> {
  const before = await link.stripe.invoices.retrieve(id)
  if (before.status === 'paid') return toInvoice(link, before)
  const given = paymentMethodId ? { payment_method: paymentMethodId } : {}
  return toInvoice(link, await link.stripe.invoices.pay(id, given, { idempotencyKey: key }))
}

export async function voidInvoice(link: Link, id: string, key: string): Promise<ProviderInvoice> {
  const before = await link.stripe.invoices.retrieve(id)
  if (before.status === 'void') return toInvoice(link, before)
  return toInvoice(link, await link.stripe.invoices.voidInvoice(id, {}, { idempotencyKey: key }))
}

type LineToAdd = {
  customerId: string
  invoiceId: string
  amount: number
  currency: Currency
  description: string
  metadata: Record<string, string>
}

/** Stripe forgets keys after a day: the line itself says which one it was made under. */
export async function addInvoiceLine(
  { stripe }: Link,
  line: LineToAdd,
  key: string,
): Promise<{ id: string }> {
  for await (const { id, metadata } of stripe.invoiceItems.list({ invoice: line.invoiceId, limit: PAGE })) {
    if (metadata?.[DONE_KEY] === key) return { id }
  }
  const { id } = await stripe.invoiceItems.create(
    {
      customer: line.customerId,
      invoice: line.invoiceId,
      amount: chargeable(line.amount, line.currency),
      currency: line.currency.toLowerCase(),
      description: line.description,
      metadata: { ...line.metadata, [DONE_KEY]: key },
    },
    { idempotencyKey: key },
  )
  return { id }
}

async function toInvoice(link: Link, invoice: Stripe.Invoice): Promise<ProviderInvoice> {
  const { status_transitions: moments } = invoice
  const period = coveredBy(invoice)
  return {
    id: invoice.id,
    customerId: idOf(invoice.customer) ?? '',
    subscriptionId: idOf(invoice.parent?.subscription_details?.subscription),
    number: invoice.number,
    state: toInvoiceState(invoice.status),
    reason: invoice.billing_reason,
    currency: toCurrency(invoice.currency),
    subtotal: invoice.subtotal,
    discount: discountOf(invoice),
    tax: taxOf(invoice),
    total: invoice.total,
    amountDue: invoice.amount_due,
    amountPaid: invoice.amount_paid,
    amountRemaining: invoice.amount_remaining,
    ...(await settlementOf(link, invoice)),
    lines: await toLines(link, invoice),
    periodStart: period.start,
    periodEnd: period.end,
    issuedAt: toDate(invoice.created),
    openedAt: toDateOrNull(moments.finalized_at),
    dueAt: toDateOrNull(invoice.due_date),
    paidAt: toDateOrNull(moments.paid_at),
    attempts: invoice.attempt_count,
    nextAttemptAt: toDateOrNull(invoice.next_payment_attempt),
    hostedUrl: invoice.hosted_invoice_url ?? null,
    pdfUrl: invoice.invoice_pdf ?? null,
  }
}
