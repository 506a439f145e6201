import type { Billed, Invoice, Subscription } from '../../kernel/collections.ts'
import { emit } from '../../kernel/events.ts'
import type { State } from '../../kernel/state.ts'
import type { Period } from '../arithmetic/periods.ts'
import { afterUse, running } from '../discounts/discounts.ts'
import { makeInvoice } from '../invoices/invoice.ts'
import { type LineDraft, lineOfItem, makeLine } from '../invoices/line.ts'
import { pendingItems } from '../invoices/pending-items.ts'
import { net, total } from '../invoices/totals.ts'

export interface Bill {
  reason: NonNullable<Invoice['billing_reason']>
  lines: LineDraft[]
  /** What the invoice looks back on. */
  period: Period
  autoAdvance: boolean
  prorationDate?: number
}

/** Makes a subscription's draft invoice of lines and of what was waiting, and makes it the latest one. */
export function billSubscription(state: State, subscription: Subscription, bill: Bill): Invoice {
  const customer = state.all.customers.need(subscription.customer)
  const now = state.nowFor(customer.id)
  const { payment_settings, invoice_settings } = subscription
  const invoice = makeInvoice(state, {
    customer,
    currency: subscription.currency,
    reason: bill.reason,
    now,
    period: bill.period,
    parent: {
      quote_details: null,
      subscription_details: {
        metadata: { ...subscription.metadata },
        subscription: subscription.id,
        ...(bill.prorationDate ? { subscription_proration_date: bill.prorationDate } : {}),
      },
      type: 'subscription_details',
    },
    discounts: running(state, subscription.discounts, now),
    collection: subscription.collection_method,
    autoAdvance: bill.autoAdvance,
    daysUntilDue:
      subscription.collection_method === 'send_invoice' ? (subscription.days_until_due ?? 30) : null,
    defaultPaymentMethod: null,
    paymentMethodTypes: payment_settings?.payment_method_types ?? null,
    metadata: {},
    description: invoice_settings.description,
    footer: invoice_settings.footer,
  })
  takeIn(state, subscription, invoice, bill.lines)
  total(state, invoice, customer.balance)
  useDiscounts(state, subscription, invoice)
  subscription.latest_invoice = invoice.id
  state.all.invoices.put(invoice)
  emit(state, 'invoice.created', invoice)
  return invoice
}

function takeIn(state: State, subscription: Subscription, invoice: Invoice, lines: LineDraft[]): void {
  const waiting = pendingItems(state, subscription)
  for (const item of waiting) {
    item.invoice = invoice.id
    state.all.invoiceItems.put(item)
  }
  const drafts = [...waiting.map((item) => lineOfItem(state, item)), ...lines]
  invoice.lines.data = drafts.map((draft) => makeLine(state, invoice.id, draft))
}

/** A discount given once is gone when it took something off. */
function useDiscounts(state: State, subscription: Subscription, invoice: Invoice): void {
  const used = new Set(
    (invoice.total_discount_amounts ?? []).flatMap(({ amount, discount }) => (amount > 0 ? [discount] : [])),
  )
  const kept = new Set(afterUse(state, [...used]))
  subscription.discounts = subscription.discounts.filter((id) => !used.has(id) || kept.has(id))
}

/** What an invoice charges for whole periods, so that what is not used can be given back. */
export function billedBy(invoice: Invoice): Billed[] {
  return invoice.lines.data.flatMap((line) => {
    const details = line.parent?.subscription_item_details
    if (!details || details.invoice_item !== null) return []
    return [{ id: details.subscription_item, net: net(line), ...line.period }]
  })
}

/** Remembers what was charged for whole periods. */
export function rememberBilled(state: State, invoice: Invoice): void {
  for (const each of billedBy(invoice)) state.all.billed.put(each)
}
