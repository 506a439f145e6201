import type { PaymentProvider } from '@leasehold/core'
import * as checkout from './checkout.ts'
import { advanceClock } from './clocks.ts'
import * as coupons from './coupons.ts'
import * as customers from './customers.ts'
import { translated } from './errors.ts'
import { listEvents, readEvent } from './events.ts'
import { findInvoiceOf } from './invoice-payments.ts'
import * as invoices from './invoices.ts'
import { type Link, openLink, type StripeSettings } from './link.ts'
import { createPortal } from './portal.ts'
import { previewChange } from './previews.ts'
import { ensurePrices } from './prices.ts'
import * as subscriptions from './subscriptions.ts'

/** Stripe, or the simulator, as the domain knows it; null where the settings say nothing of it. */
export function connectStripe(settings: StripeSettings): PaymentProvider | null {
  const link = openLink(settings)
  if (!link) return null
  const over = <A extends unknown[], R>(work: (link: Link, ...given: A) => Promise<R>) =>
    translated((...given: A) => work(link, ...given))
  return {
    isTest: link.isTest,
    ensurePrices: over(ensurePrices),
    createCustomer: over(customers.createCustomer),
    fetchCustomer: over(customers.fetchCustomer),
    updateCustomer: over(customers.updateCustomer),
    createCheckout: over(checkout.createCheckout),
    fetchCheckout: over(checkout.fetchCheckout),
    expireCheckout: over(checkout.expireCheckout),
    createPortal: over(createPortal),
    fetchSubscription: over(subscriptions.fetchSubscription),
    listSubscriptions: over(subscriptions.listSubscriptions),
    changeSubscription: over(subscriptions.changeSubscription),
    scheduleChange: over(subscriptions.scheduleChange),
    callOff: over(subscriptions.callOff),
    cancelSubscription: over(subscriptions.cancelSubscription),
    pauseSubscription: over(subscriptions.pauseSubscription),
    unpauseSubscription: over(subscriptions.unpauseSubscription),
    extendTrial: over(subscriptions.extendTrial),
    previewChange: over(previewChange),
    fetchInvoice: over(invoices.fetchInvoice),
    listInvoices: over(invoices.listInvoices),
    findInvoiceOf: over(findInvoiceOf),
    payInvoice: over(invoices.payInvoice),
    voidInvoice: over(invoices.voidInvoice),
    addInvoiceLine: over(invoices.addInvoiceLine),
    listPaymentMethods: over(customers.listPaymentMethods),
    setDefaultPaymentMethod: over(customers.setDefaultPaymentMethod),
    detachPaymentMethod: over(customers.detachPaymentMethod),
    createCoupon: over(coupons.createCoupon),
    withdrawCoupon: over(coupons.withdrawCoupon),
    createPromotionCode: over(coupons.createPromotionCode),
    setPromotionCodeActive: over(coupons.setPromotionCodeActive),
    fetchPromotionCode: over(coupons.fetchPromotionCode),
    advanceClock: over(advanceClock),
    listEvents: over(listEvents),
    readEvent: (body, signature) => readEvent(link, body, signature),
  }
}
