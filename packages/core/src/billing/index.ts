export { abandonCheckout, buy } from './commands/buy.ts'
export { changeSubscription } from './commands/change-subscription.ts'
export { callOffChange, cancelSubscription, resumeSubscription } from './commands/end-subscription.ts'
export {
  CodeNotValid,
  InvoiceNotOpen,
  PaymentFailed,
  PreviewChanged,
  ProviderUnavailable,
} from './errors.ts'
export { getInvoice, listInvoices } from './invoices/list-invoices.ts'
export { payInvoice } from './invoices/pay-invoice.ts'
export { billingJobs } from './jobs.ts'
export { changeBillingDetails } from './methods/change-details.ts'
export { openPortal } from './methods/open-portal.ts'
export { listPaymentMethods, makeDefaultMethod, removePaymentMethod } from './methods/payment-methods.ts'
export { previewTerms } from './preview/preview-terms.ts'
export { billingOverview } from './queries/billing-overview.ts'
export { billingProgress } from './queries/billing-progress.ts'
export { billingState } from './queries/billing-state.ts'
export { listOffers } from './queries/list-offers.ts'
export { quoteNextCharge } from './queries/next-charge.ts'
export { phoneStanding } from './queries/phone-standing.ts'
export { carryOutRequest } from './requests/carry-out.ts'
export { ChangeUnderWay } from './requests/errors.ts'
export { openRequest, type RequestToOpen } from './requests/open-request.ts'
export { ensureCustomer, ensurePricesOf } from './requests/prepare.ts'
export { retryRequest, settleCheckout } from './requests/retry-request.ts'
