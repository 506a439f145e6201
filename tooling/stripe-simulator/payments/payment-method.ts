import { createHash } from 'node:crypto'
import type { PaymentMethod } from '../kernel/collections.ts'
import { invalid } from '../kernel/errors.ts'
import type { State } from '../kernel/state.ts'
import type { MethodType } from './currencies.ts'
import { findCard, findCardByToken, type TestCard } from './test-cards.ts'

/** What is known about a payer beside the means of payment. */
export type BillingDetails = PaymentMethod['billing_details']

export const noBillingDetails: BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
}

export interface NewPaymentMethod {
  type: MethodType
  /** Of a card. */
  card?: TestCard
  expMonth?: number
  expYear?: number
  billing?: Partial<BillingDetails>
  metadata?: Record<string, string>
}

/** Makes a payment method that belongs to nobody yet. */
export function makePaymentMethod(state: State, input: NewPaymentMethod): PaymentMethod {
  const method: PaymentMethod = {
    id: state.id('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: { ...noBillingDetails, ...input.billing },
    ...detailsOf(input, state.nowOn(null)),
    created: state.nowOn(null),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: input.metadata ?? {},
    type: input.type,
  }
  state.all.notes.put({
    id: method.id,
    card: input.card?.number ?? null,
    isSetUp: false,
    isAuthenticated: false,
  })
  return state.all.paymentMethods.put(method)
}

/** The payment method of an id or of a test token such as `pm_card_visa`, for which one is made. */
export function needPaymentMethod(state: State, id: string, param = 'payment_method'): PaymentMethod {
  const card = state.all.paymentMethods.get(id) ? undefined : findCardByToken(id)
  if (card) return makePaymentMethod(state, { type: 'card', card })
  return state.all.paymentMethods.need(id, param)
}

/** The test card of that number, or Stripe's error for a number that is none. */
export function needCard(number: string): TestCard {
  const card = findCard(number)
  if (card) return card
  const isWellFormed = /^\d{12,19}$/.test(number.replace(/[\s-]/g, '')) && passesLuhn(number)
  throw invalid(
    isWellFormed
      ? 'Your card was declined. Your request was in test mode, but used a non test card.'
      : 'Your card number is incorrect.',
    { code: isWellFormed ? 'card_declined' : 'incorrect_number', param: 'card[number]' },
  )
}

function passesLuhn(number: string): boolean {
  const digits = [...number.replace(/\D/g, '')].reverse().map(Number)
  const sum = digits.reduce((total, digit, at) => {
    const weighed = at % 2 === 0 ? digit : digit * 2
    return total + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return sum % 10 === 0
}

type Details = Pick<
  PaymentMethod,
  'card' | 'alipay' | 'wechat_pay' | 'paypal' | 'konbini' | 'us_bank_account'
>

function detailsOf(input: NewPaymentMethod, now: number): Details {
  if (input.type === 'alipay') return { alipay: {} }
  if (input.type === 'wechat_pay') return { wechat_pay: {} }
  if (input.type === 'konbini') return { konbini: {} }
  if (input.type === 'paypal') {
    return { paypal: { country: 'US', payer_email: input.billing?.email ?? null, payer_id: 'PAYERID00TEST' } }
  }
  if (input.type === 'us_bank_account') return { us_bank_account: bankAccount }
  if (!input.card) throw invalid('Missing required param: card[number].', { param: 'card[number]' })
  return { card: cardDetails(input.card, input, now) }
}

const bankAccount: NonNullable<Details['us_bank_account']> = {
  account_holder_type: 'company',
  account_type: 'checking',
  bank_name: 'STRIPE TEST BANK',
  financial_connections_account: null,
  fingerprint: 'SimulatorBank000',
  last4: '6789',
  networks: { preferred: 'ach', supported: ['ach'] },
  routing_number: '110000000',
  status_details: {},
}

function cardDetails(card: TestCard, input: NewPaymentMethod, now: number): NonNullable<Details['card']> {
  return {
    brand: card.brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: card.country,
    display_brand: card.brand,
    exp_month: input.expMonth ?? 12,
    // Far enough for a test clock to be taken along for years.
    exp_year: input.expYear ?? new Date(now * 1000).getUTCFullYear() + 8,
    // The same card has the same fingerprint, whoever holds it.
    fingerprint: createHash('sha256')
      .update(card.number)
      .digest('base64url')
      .replace(/[-_]/g, 'x')
      .slice(0, 16),
    funding: card.funding,
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [card.brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}
