import type Stripe from 'stripe'
import { Collection } from './collection.ts'
import type { FormTree } from './form.ts'
import type { Wire } from './wire.ts'

export type Customer = Wire<Stripe.Customer>
export type Product = Wire<Stripe.Product>
export type Price = Wire<Stripe.Price>
export type Coupon = Wire<Stripe.Coupon>
export type PromotionCode = Wire<Stripe.PromotionCode>
export type Discount = Wire<Stripe.Discount>
export type Subscription = Wire<Stripe.Subscription>
export type SubscriptionItem = Wire<Stripe.SubscriptionItem>
export type SubscriptionSchedule = Wire<Stripe.SubscriptionSchedule>
export type Invoice = Wire<Stripe.Invoice>
export type InvoiceLine = Wire<Stripe.InvoiceLineItem>
export type InvoiceItem = Wire<Stripe.InvoiceItem>
export type InvoicePayment = Wire<Stripe.InvoicePayment>
export type CreditNote = Wire<Stripe.CreditNote>
export type BalanceTransaction = Wire<Stripe.CustomerBalanceTransaction>
/** There are too many kinds of tax numbers to name them. */
export type TaxId = Omit<Wire<Stripe.TaxId>, 'type'> & { type: string }
export type TestClock = Wire<Stripe.TestHelpers.TestClock>
export type PaymentMethod = Wire<Stripe.PaymentMethod>
export type PaymentIntent = Wire<Stripe.PaymentIntent>
export type SetupIntent = Wire<Stripe.SetupIntent>
export type Charge = Wire<Stripe.Charge>
export type Refund = Wire<Stripe.Refund>
export type Dispute = Wire<Stripe.Dispute>
export type CheckoutSession = Wire<Stripe.Checkout.Session>
export type PortalSession = Wire<Stripe.BillingPortal.Session>
export type PortalConfiguration = Wire<Stripe.BillingPortal.Configuration>
export type WebhookEndpoint = Wire<Stripe.WebhookEndpoint>

/** An event; its object is what any resource looks like on the wire. */
export interface Event {
  id: string
  object: 'event'
  api_version: string | null
  created: number
  data: { object: Record<string, unknown>; previous_attributes?: Record<string, unknown> }
  livemode: boolean
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null } | null
  type: Stripe.Event.Type
}

/** What a Checkout session keeps beside its public object, under the same id. */
export interface CheckoutDetails {
  id: string
  /** What it was created with. */
  form: FormTree
  items: { id: string; price: string; quantity: number }[]
  /** The payment method whose holder is just asked to confirm. */
  pendingMethod: string | null
  /** What the person typed in, for the customer. */
  email: string | null
  name: string | null
  country: string | null
  /** What collects its money, also of a subscription's first invoice. */
  paymentIntent: string | null
}

/** What a resource keeps beside its public objects (a card's behaviour, a subscription's day of the month). */
export interface Note {
  id: string
  [key: string]: unknown
}

/** What a subscription (its id is this one's) becomes once an invoice is paid. */
export interface PendingUpdate {
  /** Full amounts by item, to give back from later, once it applies. */
  billed: Billed[]
  id: string
  invoice: string
  after: Partial<Subscription>
}

/** What was charged for a subscription item (its id is this one's) over the whole of its period, after discounts. */
export interface Billed {
  id: string
  net: number
  start: number
  end: number
}

/** Every type of object that is kept, with the fields that lists filter by quickly. */
export function createCollections(changed: () => void) {
  const of = <T extends { id: string }>(
    name: string,
    fields: Record<string, (item: T) => string | null> = {},
  ) => new Collection<T>(name, fields, changed)
  return {
    customers: of<Customer>('customer', {
      email: (it) => it.email,
      test_clock: (it) => it.test_clock ?? null,
    }),
    products: of<Product>('product'),
    prices: of<Price>('price', { product: (it) => it.product, lookup_key: (it) => it.lookup_key }),
    coupons: of<Coupon>('coupon'),
    promotionCodes: of<PromotionCode>('promotion_code', {
      code: (it) => it.code,
      customer: (it) => it.customer,
    }),
    discounts: of<Discount>('discount'),
    subscriptions: of<Subscription>('subscription', {
      customer: (it) => it.customer,
      test_clock: (it) => it.test_clock,
    }),
    subscriptionItems: of<{ id: string; subscription: string }>('subscription_item', {
      subscription: (it) => it.subscription,
    }),
    schedules: of<SubscriptionSchedule>('subscription_schedule', { customer: (it) => it.customer }),
    invoices: of<Invoice>('invoice', {
      customer: (it) => it.customer,
      subscription: (it) => it.parent?.subscription_details?.subscription ?? null,
    }),
    invoiceItems: of<InvoiceItem>('invoiceitem', {
      customer: (it) => it.customer,
      invoice: (it) => it.invoice,
    }),
    invoicePayments: of<InvoicePayment>('invoice_payment', {
      invoice: (it) => it.invoice,
      payment_intent: (it) => it.payment.payment_intent ?? null,
    }),
    creditNotes: of<CreditNote>('credit_note', {
      invoice: (it) => it.invoice,
      customer: (it) => it.customer,
    }),
    balanceTransactions: of<BalanceTransaction>('customer_balance_transaction', {
      customer: (it) => it.customer,
    }),
    taxIds: of<TaxId>('tax_id', { customer: (it) => it.customer ?? null }),
    testClocks: of<TestClock>('test_clock'),
    paymentMethods: of<PaymentMethod>('payment_method', { customer: (it) => it.customer }),
    paymentIntents: of<PaymentIntent>('payment_intent', { customer: (it) => it.customer }),
    setupIntents: of<SetupIntent>('setup_intent', { customer: (it) => it.customer }),
    charges: of<Charge>('charge', {
      customer: (it) => it.customer,
      payment_intent: (it) => it.payment_intent,
    }),
    refunds: of<Refund>('refund', {
      charge: (it) => it.charge,
      payment_intent: (it) => it.payment_intent ?? null,
    }),
    disputes: of<Dispute>('dispute', {
      charge: (it) => it.charge,
      payment_intent: (it) => it.payment_intent,
    }),
    checkoutSessions: of<CheckoutSession>('checkout_session', {
      customer: (it) => it.customer,
      subscription: (it) => it.subscription,
    }),
    checkoutDetails: of<CheckoutDetails>('checkout_details', { payment_intent: (it) => it.paymentIntent }),
    portalSessions: of<PortalSession>('billing_portal_session'),
    portalConfigurations: of<PortalConfiguration>('billing_portal_configuration'),
    webhookEndpoints: of<WebhookEndpoint>('webhook_endpoint'),
    events: of<Event>('event', { type: (it) => it.type }),
    pendingUpdates: of<PendingUpdate>('pending_update'),
    billed: of<Billed>('billed'),
    notes: of<Note>('note'),
  }
}

export type Collections = ReturnType<typeof createCollections>
