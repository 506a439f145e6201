import type {
  BillingDetails,
  Currency,
  Cycle,
  InvoiceLine,
  InvoiceState,
  PaymentFailure,
  PaymentMethod,
} from '@leasehold/catalog'

/**
 * Who takes money for us: Stripe, behind a port, in the product's words. An adapter of the server implements it; the
 * domain knows no more of Stripe than this. Every call may fail with `ProviderError`. What writes takes a key: the
 * same key does it once, however often it is asked.
 */
export type PaymentProvider = {
  /** True where no real money moves: test keys, or the simulator. */
  readonly isTest: boolean

  /** Makes sure that Stripe has a price for each key, with its product; answers the ids by key. */
  ensurePrices(prices: readonly PriceToPush[]): Promise<Map<string, { priceId: string; productId: string }>>

  /** Makes a customer, with a test clock of its own where `isTest` and `clock` ask for one. */
  createCustomer(
    given: { tenantId: string; code: string; details: BillingDetails; locale: string; clock: boolean },
    key: string,
  ): Promise<ProviderCustomer>
  fetchCustomer(customerId: string): Promise<ProviderCustomer>
  updateCustomer(customerId: string, details: BillingDetails, key: string): Promise<ProviderCustomer>

  /** A page of Stripe's where the customer buys. */
  createCheckout(given: CheckoutToCreate, key: string): Promise<ProviderCheckout>
  fetchCheckout(checkoutId: string): Promise<ProviderCheckout>
  expireCheckout(checkoutId: string): Promise<ProviderCheckout>

  /** A page of Stripe's for payment methods, details and invoices; lives for minutes. */
  createPortal(customerId: string, given: { returnUrl: string; locale: string }): Promise<{ url: string }>

  /** Null when Stripe has none by this id. */
  fetchSubscription(subscriptionId: string): Promise<ProviderSubscription | null>
  /** All subscriptions in the order of Stripe's list, ended ones too, page by page from after `cursor`. */
  listSubscriptions(given: {
    customerId?: string
    cursor?: string
  }): Promise<{ subscriptions: ProviderSubscription[]; next: string | null }>
  /** Changes at once, prorated as of `prorationAt`; charges what that comes to now. */
  changeSubscription(subscriptionId: string, change: ChangeNow, key: string): Promise<ProviderSubscription>
  /** Changes when the period ends; replaces what was scheduled before. */
  scheduleChange(
    subscriptionId: string,
    given: { items: PricedItem[]; metadata: Record<string, string> },
    key: string,
  ): Promise<ProviderSubscription>
  /** Takes back what is scheduled: a change, or the end. */
  callOff(subscriptionId: string, key: string): Promise<ProviderSubscription>
  cancelSubscription(
    subscriptionId: string,
    when: 'now' | 'period_end',
    key: string,
  ): Promise<ProviderSubscription>
  pauseSubscription(subscriptionId: string, key: string): Promise<ProviderSubscription>
  unpauseSubscription(subscriptionId: string, key: string): Promise<ProviderSubscription>
  extendTrial(subscriptionId: string, trialEndsAt: Date, key: string): Promise<ProviderSubscription>
  /** What a change would charge, by Stripe's own reckoning. */
  previewChange(given: PreviewToAsk): Promise<ProviderPreview>

  /** Null when Stripe has none by this id. */
  fetchInvoice(invoiceId: string): Promise<ProviderInvoice | null>
  /** The newest first: of a customer, or of all that were made since. */
  listInvoices(given: {
    customerId?: string
    since?: Date
    cursor?: string
  }): Promise<{ invoices: ProviderInvoice[]; next: string | null }>
  /** The invoice that a payment was for; null when it was for none. */
  findInvoiceOf(paymentIntentId: string): Promise<string | null>
  /** Tries to be paid again, with the customer's default method or the given one. */
  payInvoice(invoiceId: string, given: { paymentMethodId?: string }, key: string): Promise<ProviderInvoice>
  voidInvoice(invoiceId: string, key: string): Promise<ProviderInvoice>
  /** Adds a line to a draft; the key makes it once. */
  addInvoiceLine(
    given: {
      customerId: string
      invoiceId: string
      amount: number
      currency: Currency
      description: string
      metadata: Record<string, string>
    },
    key: string,
  ): Promise<{ id: string }>

  listPaymentMethods(customerId: string): Promise<PaymentMethod[]>
  setDefaultPaymentMethod(customerId: string, paymentMethodId: string, key: string): Promise<void>
  detachPaymentMethod(paymentMethodId: string): Promise<void>

  createCoupon(coupon: CouponToPush, key: string): Promise<{ id: string }>
  withdrawCoupon(id: string): Promise<void>
  createPromotionCode(code: PromotionCodeToPush, key: string): Promise<{ id: string }>
  setPromotionCodeActive(id: string, active: boolean): Promise<void>
  /** Times it was used. Null when Stripe has none by this id. */
  fetchPromotionCode(id: string): Promise<{ redemptions: number; active: boolean } | null>

  /** Moves a test clock forward and waits until all that was due has happened. Only where `isTest`. */
  advanceClock(testClockId: string, to: Date): Promise<void>

  /** Events since an instant, oldest first, to find those that no webhook brought. */
  listEvents(given: {
    since: Date
    cursor?: string
  }): Promise<{ events: ProviderEvent[]; next: string | null }>
  /**
   * Reads an event as it was delivered.
   *
   * @throws WrongSignature
   */
  readEvent(body: Buffer, signature: string | undefined): ProviderEvent
}

/** A price as our catalog has it. `key` is its lookup key: what it stands for never changes. */
export type PriceToPush = {
  key: string
  /** Amount in the minor unit for one cycle of one. */
  amount: number
  currency: Currency
  cycle: Cycle
  /** Product that it is a price of: a plan's version, or its seats. */
  product: { key: string; name: string }
}

export type PricedItem = { key: string; quantity: number }

export type CheckoutToCreate = {
  customerId: string
  items: PricedItem[]
  /** On the session and on the subscription that comes of it. */
  metadata: Record<string, string>
  locale: string
  successUrl: string
  cancelUrl: string
  expiresAt: Date
  /** The trial that is still left, if it goes on; null to begin paying at once. */
  trialEndsAt: Date | null
  promotionCodeId: string | null
}

export type ProviderCheckout = {
  id: string
  state: 'open' | 'complete' | 'expired'
  /** Complete, and paid: a payment by bank may still be on its way. */
  isPaid: boolean
  url: string | null
  subscriptionId: string | null
  customerId: string | null
  metadata: Record<string, string>
  expiresAt: Date
}

export type ChangeNow = {
  items: PricedItem[]
  /** `always_invoice` charges at once; `none` charges from the next period on. */
  proration: 'always_invoice' | 'none'
  prorationAt: Date | null
  metadata: Record<string, string>
}

export type PreviewToAsk = {
  subscriptionId: string
  customerId: string
  items: PricedItem[]
  prorationAt: Date
  /** `renewal`: what the first period after this one will cost. */
  of: 'now' | 'renewal'
}

export type ProviderPreview = {
  currency: Currency
  /** What is due at once, after the customer's balance; below zero when it becomes balance. */
  amountDue: number
  total: number
  lines: InvoiceLine[]
  periodStart: Date
  periodEnd: Date
}

export type ProviderCustomer = {
  id: string
  tenantId: string | null
  isDeleted: boolean
  testClockId: string | null
  /** What the test clock says; null without one. */
  clockAt: Date | null
  details: BillingDetails
  paymentMethod: PaymentMethod | null
  /** Below zero: owed to the customer. */
  balance: number
}

export const providerStatuses = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'canceled',
  'paused',
] as const

export type ProviderStatus = (typeof providerStatuses)[number]

/** A subscription as Stripe has it, when it was fetched. */
export type ProviderSubscription = {
  id: string
  customerId: string
  status: ProviderStatus
  /** By lookup key; null for a price that is not of our catalog. */
  items: { key: string | null; quantity: number; amount: number | null }[]
  currency: string
  metadata: Record<string, string>
  anchor: Date
  periodStart: Date
  periodEnd: Date
  startedAt: Date
  trialEndsAt: Date | null
  /** When it will end, at a period's end or at a date; null when it goes on. */
  endsAt: Date | null
  /** When it did end. */
  endedAt: Date | null
  isCollectionPaused: boolean
  /** What its schedule turns it into; null when nothing is scheduled. */
  scheduled: { at: Date; items: { key: string | null; quantity: number }[] } | null
  latestInvoice: { id: string; state: InvoiceState; issuedAt: Date; openedAt: Date | null } | null
  testClockId: string | null
}

/** An invoice as Stripe has it, when it was fetched. */
export type ProviderInvoice = {
  id: string
  customerId: string
  subscriptionId: string | null
  number: string | null
  state: InvoiceState
  reason: string | null
  currency: Currency
  subtotal: number
  discount: number
  tax: number
  total: number
  amountDue: number
  amountPaid: number
  amountRemaining: number
  amountRefunded: number
  lines: InvoiceLine[]
  periodStart: Date
  periodEnd: Date
  issuedAt: Date
  openedAt: Date | null
  dueAt: Date | null
  paidAt: Date | null
  attempts: number
  nextAttemptAt: Date | null
  failure: PaymentFailure | null
  disputed: boolean
  hostedUrl: string | null
  pdfUrl: string | null
}

export type CouponToPush = {
  name: string
  /** Hundredths of a percent. */
  percentOff: number | null
  amountOff: number | null
  currency: Currency | null
  duration: 'once' | 'repeating' | 'forever'
  months: number | null
  maxRedemptions: number | null
  redeemBy: Date | null
}

export type PromotionCodeToPush = {
  couponId: string
  code: string
  maxRedemptions: number | null
  expiresAt: Date | null
  firstTimeOnly: boolean
}

/** An event, as far as it is needed to know which object to look at. */
export type ProviderEvent = {
  id: string
  type: string
  occurredAt: Date
  objectId: string | null
  customerId: string | null
  /** Also where the object is not the subscription or the invoice itself, as far as it names them. */
  subscriptionId: string | null
  invoiceId: string | null
  /** Of a payment, a charge, a dispute; `findInvoiceOf` knows its invoice. */
  paymentIntentId: string | null
  isTest: boolean
  /** What Stripe sent, as JSON text: it is kept, and not looked into. */
  payload: string
}

/**
 * Stripe did not do it. `isFinal`: asking again changes nothing (a declined card, a wrong request); otherwise it did
 * not answer, or was busy, and whether it was done is not known.
 */
export class ProviderError extends Error {
  readonly isFinal: boolean
  /** Stripe's error code, such as `card_declined`; `unavailable` when it did not answer. */
  readonly code: string
  readonly declineCode: string | null

  constructor(given: { isFinal: boolean; code: string; declineCode?: string | null; message: string }) {
    super(given.message)
    this.name = 'ProviderError'
    this.isFinal = given.isFinal
    this.code = given.code
    this.declineCode = given.declineCode ?? null
  }
}

/** What was delivered is not what Stripe signed, or was signed too long ago. */
export class WrongSignature extends Error {}
