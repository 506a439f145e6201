import type { Customer, Invoice } from '../../kernel/collections.ts'
import { wholeList } from '../../kernel/list.ts'
import type { State } from '../../kernel/state.ts'
import type { Period } from '../arithmetic/periods.ts'

export interface InvoiceDraft {
  customer: Customer
  currency: string
  reason: NonNullable<Invoice['billing_reason']>
  now: number
  /** What the invoice looks back on; not the period of its lines. */
  period: Period
  parent: Invoice['parent']
  discounts: string[]
  collection: Invoice['collection_method']
  autoAdvance: boolean
  daysUntilDue: number | null
  defaultPaymentMethod: string | null
  paymentMethodTypes: NonNullable<Invoice['payment_settings']['payment_method_types']> | null
  metadata: Record<string, string>
  description: string | null
  footer: string | null
}

/** An invoice without lines, in the form that all invoices have. */
export function makeInvoice(state: State, draft: InvoiceDraft): Invoice {
  const { customer, now } = draft
  const id = state.id('in')
  return {
    id,
    object: 'invoice',
    account_country: state.settings.accountCountry,
    account_name: state.settings.accountName,
    account_tax_ids: null,
    amount_due: 0,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: 0,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: draft.autoAdvance,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: draft.reason,
    collection_method: draft.collection,
    created: now,
    currency: draft.currency,
    custom_fields: customer.invoice_settings.custom_fields,
    customer: customer.id,
    customer_account: null,
    ...customerDetails(state, customer),
    default_payment_method: draft.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: draft.description,
    discounts: draft.discounts,
    due_date: draft.daysUntilDue === null ? null : now + draft.daysUntilDue * 86_400,
    effective_at: null,
    ending_balance: null,
    footer: draft.footer ?? customer.invoice_settings.footer,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: wholeList([], `/v1/invoices/${id}/lines`),
    livemode: false,
    metadata: draft.metadata,
    next_payment_attempt: null,
    number: null,
    on_behalf_of: null,
    parent: draft.parent,
    payment_settings: {
      default_mandate: null,
      payment_method_options: null,
      payment_method_types: draft.paymentMethodTypes,
    },
    period_end: draft.period.end,
    period_start: draft.period.start,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: {
      amount_tax_display: null,
      pdf: { page_size: 'auto' },
      template: null,
      template_version: null,
    },
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: 0,
    subtotal_excluding_tax: 0,
    test_clock: customer.test_clock ?? null,
    total: 0,
    total_discount_amounts: [],
    total_excluding_tax: 0,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: now,
  }
}

/** What an invoice says of its customer; kept as it was when the invoice was finalised. */
export function customerDetails(state: State, customer: Customer) {
  return {
    customer_address: customer.address ?? null,
    customer_email: customer.email,
    customer_name: customer.name ?? null,
    customer_phone: customer.phone ?? null,
    customer_shipping: customer.shipping,
    customer_tax_exempt: customer.tax_exempt ?? 'none',
    customer_tax_ids: state.all.taxIds.by('customer', customer.id).flatMap(({ type, value }) => {
      const known = knownTaxId(type)
      return known ? [{ type: known, value }] : []
    }),
  }
}

type TaxIdType = NonNullable<Invoice['customer_tax_ids']>[number]['type']

/** The kinds of tax numbers that the product's countries have. */
const taxIdTypes: readonly TaxIdType[] = [
  'cn_tin',
  'eu_vat',
  'gb_vat',
  'us_ein',
  'hk_br',
  'sg_gst',
  'sg_uen',
  'tw_vat',
  'jp_cn',
  'jp_rn',
  'kr_brn',
  'in_gst',
  'au_abn',
  'ch_vat',
  'ca_bn',
  'br_cnpj',
  'mx_rfc',
  'ae_trn',
  'th_vat',
  'vn_tin',
  'my_sst',
  'id_npwp',
  'nz_gst',
  'no_vat',
]

function knownTaxId(type: string): TaxIdType | undefined {
  return taxIdTypes.find((known) => known === type)
}
