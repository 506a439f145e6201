import { changeTimes, cycles, invoiceStates } from '@leasehold/catalog'
import { z } from 'zod'
import { email, idempotencyKey, optionalText, page, uuid } from './common.ts'
import { day } from './places.ts'
import { planKey } from './plans.ts'

/** What is chosen of an offer. Version and currency follow from the company and what is sold. */
const offer = {
  plan: planKey,
  cycle: z.enum(cycles),
  /** Users beyond those of the plan. */
  seats: z.int().min(0).max(10_000).default(0),
}

/** As customers type it; compared in upper case. */
const promotionCode = z
  .string()
  .max(60)
  .transform((value) => value.trim().toUpperCase())
  .transform((value) => (value === '' ? null : value))
  .nullable()
  .default(null)

const buying = {
  ...offer,
  promotionCode,
  /** Whether what is left of the trial goes on before anything is charged. */
  keepTrial: z.boolean().default(true),
}

export const buyInput = z.strictObject(buying)
export type Buy = z.output<typeof buyInput>

/** Of a purchase or of a change: which one it is follows from what the company has. */
export const previewTermsInput = z.strictObject({ ...buying, when: z.enum(changeTimes).optional() })
export type PreviewTerms = z.output<typeof previewTermsInput>

/** An instant in ISO 8601; of centuries in which something can be charged. */
const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => value >= '1900' && value < '3000', { error: 'not_an_option' })
  .transform((value) => new Date(value))

export const changeSubscriptionInput = z.strictObject({
  ...offer,
  when: z.enum(changeTimes).optional(),
  /** What the preview said would be charged at once, in the minor unit. */
  expected: z.int(),
  /** Instant as of which the preview prorated. */
  prorationAt: instant,
})
export type ChangeSubscription = z.output<typeof changeSubscriptionInput>

export const cancelSubscriptionInput = z.strictObject({
  when: z.enum(changeTimes),
  reason: optionalText(500, { multiline: true }),
})
export type CancelSubscription = z.output<typeof cancelSubscriptionInput>

export const listInvoicesInput = z.strictObject({
  ...page,
  state: z.enum(invoiceStates).optional(),
  /** First and last day of those on which they were issued, in the company's time zone. */
  from: day.optional(),
  to: day.optional(),
})
export type ListInvoices = z.output<typeof listInvoicesInput>

export const invoiceInput = z.strictObject({ id: uuid })
export type InvoiceOf = z.output<typeof invoiceInput>

/** Stripe's id of how somebody pays, as a list of ours gave it. */
const paymentMethodId = z.string().regex(/^[A-Za-z0-9_]{1,100}$/)

export const payInvoiceInput = z.strictObject({
  id: uuid,
  /** The default one when left out. */
  paymentMethodId: paymentMethodId.optional(),
  /** Another for each attempt: a repetition of one is answered alike. */
  idempotencyKey,
})
export type PayInvoice = z.output<typeof payInvoiceInput>

export const paymentMethodInput = z.strictObject({ paymentMethodId })
export type PaymentMethodOf = z.output<typeof paymentMethodInput>

export const changeBillingDetailsInput = z.strictObject({
  name: optionalText(200),
  email: z
    .union([z.literal('').transform(() => null), email])
    .nullable()
    .default(null),
  phone: optionalText(40),
  line1: optionalText(200),
  line2: optionalText(200),
  city: optionalText(100),
  state: optionalText(100),
  postalCode: optionalText(20),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
})
export type ChangeBillingDetails = z.output<typeof changeBillingDetailsInput>

/** Why a payment was refused, as far as it helps to know: people read `billing:declined.<reason>`. */
export const declineReasons = [
  'authentication',
  'expired',
  'funds',
  'limit',
  'no_method',
  'number',
  'security_code',
  'later',
  'unsupported',
  'declined',
] as const

export type DeclineReason = (typeof declineReasons)[number]

const byCode: Readonly<Record<string, DeclineReason>> = {
  authentication_required: 'authentication',
  authentication_not_handled: 'authentication',
  payment_intent_authentication_failure: 'authentication',
  setup_intent_authentication_failure: 'authentication',
  invoice_payment_intent_requires_action: 'authentication',
  subscription_payment_intent_requires_action: 'authentication',
  approve_with_id: 'authentication',
  offline_pin_required: 'authentication',
  online_or_offline_pin_required: 'authentication',
  expired_card: 'expired',
  invalid_expiry_month: 'expired',
  invalid_expiry_year: 'expired',
  insufficient_funds: 'funds',
  card_velocity_exceeded: 'limit',
  withdrawal_count_limit_exceeded: 'limit',
  pin_try_exceeded: 'limit',
  invoice_no_payment_method_types: 'no_method',
  missing: 'no_method',
  resource_missing: 'no_method',
  incorrect_number: 'number',
  invalid_number: 'number',
  new_account_information_available: 'number',
  invalid_account: 'number',
  incorrect_cvc: 'security_code',
  invalid_cvc: 'security_code',
  incorrect_zip: 'security_code',
  issuer_not_available: 'later',
  processing_error: 'later',
  reenter_transaction: 'later',
  try_again_later: 'later',
  card_not_supported: 'unsupported',
  currency_not_supported: 'unsupported',
  service_not_allowed: 'unsupported',
  transaction_not_allowed: 'unsupported',
  testmode_decline: 'unsupported',
}

/**
 * The reason behind a decline code of Stripe's (docs.stripe.com/declines/codes). What the bank keeps to itself, such as
 * a card that was reported stolen, is only declined.
 */
export function declineReasonOf(code: string): DeclineReason {
  return byCode[code] ?? 'declined'
}
