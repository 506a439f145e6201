import type { BillingDetails, Currency, PaymentMethod } from '@leasehold/catalog'
import type {
  ChangeNow,
  CheckoutToCreate,
  CouponToPush,
  PreviewToAsk,
  PricedItem,
  PriceToPush,
  PromotionCodeToPush,
} from './asked.ts'
import type {
  ProviderCheckout,
  ProviderCustomer,
  ProviderEvent,
  ProviderInvoice,
  ProviderPreview,
  ProviderSubscription,
} from './objects.ts'

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
