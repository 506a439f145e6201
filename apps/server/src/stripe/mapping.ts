import {
  type BillingDetails,
  type Currency,
  currencyCodes,
  type InvoiceState,
  invoiceStates,
  type PaymentMethod,
} from '@leasehold/catalog'
import { ProviderError } from '@leasehold/core'
import type Stripe from 'stripe'

/** What adapter calls note on Stripe's objects begins so; the domain does not get to see it. */
export const OWN_METADATA = 'leasehold_'

/** The key of the port's call that was done last, so that it is known as done however late it is asked again. */
export const DONE_KEY = `${OWN_METADATA}key`

/** An instant as Stripe counts: whole seconds. */
export const toSeconds = (instant: Date): number => Math.floor(instant.getTime() / 1000)

export const toDate = (seconds: number): Date => new Date(seconds * 1000)

export const toDateOrNull = (seconds: number | null | undefined): Date | null =>
  seconds ? toDate(seconds) : null

/** Id of what stands as its id or as itself. */
export function idOf(given: string | { id: string }): string
export function idOf(given: string | { id: string } | null | undefined): string | null
export function idOf(given: string | { id: string } | null | undefined): string | null {
  return typeof given === 'string' ? given : (given?.id ?? null)
}

/** Null for what Stripe gave as its id alone. */
export function expanded<T extends { id: string }>(given: string | T | null | undefined): T | null {
  return typeof given === 'object' && given !== null ? given : null
}

export function toMetadata(metadata: Stripe.Metadata | null): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata ?? {}).filter(([name]) => !name.startsWith(OWN_METADATA)))
}

export function toCurrency(code: string): Currency {
  const found = currencyCodes.find((each) => each === code.toUpperCase())
  if (found) return found
  const message = `Stripe names the currency ${code}, which is not billed in.`
  throw new ProviderError({ isFinal: true, code: 'currency_unknown', message })
}

/** Before Stripe has a state for it, an invoice is a draft. */
export function toInvoiceState(status: string | null): InvoiceState {
  return invoiceStates.find((each) => each === status) ?? 'draft'
}

/** Stripe's pages speak the product's languages under these names. */
export function toStripeLocale(locale: string): 'en' | 'ja' | 'zh' {
  const language = locale.split('-')[0]
  return language === 'ja' || language === 'zh' ? language : 'en'
}

export function toPaymentMethod(method: Stripe.PaymentMethod): PaymentMethod {
  const card = method.card
  return {
    id: method.id,
    kind: method.type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? method.us_bank_account?.last4 ?? method.sepa_debit?.last4 ?? null,
    expMonth: card?.exp_month ?? null,
    expYear: card?.exp_year ?? null,
  }
}

export function toDetails({ name, email, phone, address }: Stripe.Customer): BillingDetails {
  return {
    name: name || null,
    email: email || null,
    phone: phone || null,
    line1: address?.line1 || null,
    line2: address?.line2 || null,
    city: address?.city || null,
    state: address?.state || null,
    postalCode: address?.postal_code || null,
    country: address?.country || null,
  }
}

/** Details as Stripe takes them for what there is already: what is empty is unset. */
export function fromDetails(details: BillingDetails) {
  const { name, email, phone, line1, line2, city, state, postalCode, country } = details
  return {
    name: name ?? '',
    email: email ?? '',
    phone: phone ?? '',
    address: {
      line1: line1 ?? '',
      line2: line2 ?? '',
      city: city ?? '',
      state: state ?? '',
      postal_code: postalCode ?? '',
      country: country ?? '',
    },
  }
}

/** Details for what is made with them: there is nothing to unset yet, and Stripe refuses to. */
export function fromNewDetails(details: BillingDetails): Stripe.CustomerCreateParams {
  const { address, ...given } = fromDetails(details)
  const parts = filled(address)
  return { ...filled(given), ...(Object.keys(parts).length > 0 ? { address: parts } : {}) }
}

function filled<T extends Record<string, string>>(fields: T): Partial<T> {
  const isFilled = ([, value]: [string, string]) => value !== ''
  return Object.fromEntries(Object.entries(fields).filter(isFilled)) as Partial<T>
}
