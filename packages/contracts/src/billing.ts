import { changeTimes, cycles, invoiceStates } from '@leasehold/catalog'
import { z } from 'zod'
import { email, idempotencyKey, optionalText, page, uuid } from './common.ts'
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

/** Instant as the preview gave it. */
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value))

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
  /** Issued at or after, and before. */
  from: instant.optional(),
  to: instant.optional(),
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
