import type { Invoice, InvoiceItem, InvoiceLine, Price } from '../../kernel/collections.ts'
import type { State } from '../../kernel/state.ts'
import type { Period } from '../arithmetic/periods.ts'

/** What a line of an invoice says, before it belongs to one. */
export interface LineDraft {
  amount: number
  currency: string
  description: string | null
  period: Period
  quantity: number
  price: Price | null
  subscription: string | null
  subscriptionItem: string | null
  /** The invoice item it comes from, if one. */
  invoiceItem: string | null
  proration: boolean
  discountable: boolean
  discounts: string[]
  metadata: Record<string, string>
}

/** A line of an invoice, without its discounts, which the totals work out. */
export function makeLine(state: State, invoice: string, draft: LineDraft): InvoiceLine {
  return {
    id: state.id('il'),
    object: 'line_item',
    amount: draft.amount,
    currency: draft.currency,
    description: draft.description,
    discount_amounts: [],
    discountable: draft.discountable,
    discounts: draft.discounts,
    invoice,
    livemode: false,
    metadata: { ...draft.metadata },
    parent: parentOf(draft),
    period: { ...draft.period },
    pretax_credit_amounts: [],
    pricing: pricingOf(draft.price, draft.amount, draft.quantity),
    quantity: draft.quantity,
    quantity_decimal: String(draft.quantity),
    subscription: draft.subscription,
    subtotal: draft.amount,
    taxes: [],
  }
}

function parentOf(draft: LineDraft): InvoiceLine['parent'] {
  if (draft.subscriptionItem) {
    return {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: draft.invoiceItem,
        proration: draft.proration,
        proration_details: draft.proration ? { credited_items: null } : null,
        subscription: draft.subscription,
        subscription_item: draft.subscriptionItem,
      },
      type: 'subscription_item_details',
    }
  }
  return {
    invoice_item_details: {
      invoice_item: draft.invoiceItem ?? '',
      proration: draft.proration,
      proration_details: draft.proration ? { credited_items: null } : null,
      subscription: draft.subscription,
    },
    subscription_item_details: null,
    type: 'invoice_item_details',
  }
}

/** What a line or an invoice item costs a piece. */
export function pricingOf(
  price: Price | null,
  amount: number,
  quantity: number,
): NonNullable<InvoiceLine['pricing']> {
  if (!price) {
    const each = quantity === 0 ? 0 : amount / quantity
    return { type: 'price_details', unit_amount_decimal: String(each) }
  }
  return {
    price_details: { price: price.id, product: price.product },
    type: 'price_details',
    unit_amount_decimal: price.unit_amount_decimal,
  }
}

/** The line that an invoice item becomes when an invoice takes it in. */
export function lineOfItem(state: State, item: InvoiceItem): LineDraft {
  const details = item.parent?.subscription_details
  return {
    amount: item.amount,
    currency: item.currency,
    description: item.description,
    period: item.period,
    quantity: item.quantity,
    price: state.all.prices.get(item.pricing?.price_details?.price) ?? null,
    subscription: details?.subscription ?? null,
    subscriptionItem: item.proration ? (details?.subscription_item ?? null) : null,
    invoiceItem: item.id,
    proration: item.proration,
    discountable: item.discountable,
    discounts: item.discounts ?? [],
    metadata: item.metadata ?? {},
  }
}

/** The subscription that an invoice is of. */
export const subscriptionOf = (invoice: Invoice): string | null =>
  invoice.parent?.subscription_details?.subscription ?? null
