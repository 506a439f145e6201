import {
  type Currency,
  currencies,
  type Locale,
  type PaymentFailure,
  type PaymentReason,
} from '@leasehold/catalog'

const reasons: Readonly<Record<string, PaymentReason>> = {
  insufficient_funds: 'insufficient_funds',
  expired_card: 'expired_card',
  incorrect_cvc: 'wrong_details',
  invalid_cvc: 'wrong_details',
  incorrect_number: 'wrong_details',
  invalid_number: 'wrong_details',
  invalid_expiry_month: 'wrong_details',
  invalid_expiry_year: 'wrong_details',
  authentication_required: 'authentication_required',
  invoice_payment_intent_requires_action: 'authentication_required',
  payment_intent_authentication_failure: 'authentication_required',
  subscription_payment_intent_requires_action: 'authentication_required',
  processing_error: 'processing_error',
  issuer_not_available: 'processing_error',
  resource_missing: 'no_method',
  no_payment_method: 'no_method',
  payment_intent_payment_attempt_failed: 'declined',
}

/** Why a payment did not go through, as far as who pays can do something about it. */
export function reasonOf(failure: PaymentFailure | null): PaymentReason {
  if (!failure) return 'declined'
  const { code, declineCode } = failure
  return reasons[declineCode ?? ''] ?? reasons[code] ?? 'declined'
}

/** An amount in the minor unit, as its reader writes it. */
export function money(amount: number, currency: Currency, locale: Locale): string {
  const digits = currencies[currency]
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 10 ** digits)
}

/** A day, as its reader writes it, where the company is. */
export function day(at: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at)
}
