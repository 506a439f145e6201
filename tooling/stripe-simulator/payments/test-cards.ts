import { type Decline, declines } from './declines.ts'

/**
 * When the card's bank asks its holder to confirm:
 * `unless-set-up` off session until the card was set up once, and always on session;
 * `always` each time; `on-session` only while the holder is there (the card counts as set up).
 */
export type Authentication = 'never' | 'unless-set-up' | 'always' | 'on-session'

/** One of Stripe's test cards, with what its bank does. */
export interface TestCard {
  number: string
  /** The ready-made payment method that stands for it in API calls. */
  token: string
  brand: 'visa' | 'mastercard' | 'amex' | 'jcb' | 'unionpay'
  country: string
  funding: 'credit' | 'debit' | 'prepaid'
  authentication: Authentication
  /** Set: it cannot be attached to a customer, nor set up, for this reason. */
  refusesSetup: Decline | null
  /** Set: every charge is declined for this reason. */
  refusesCharge: Decline | null
  /** Set: the charge succeeds and its holder disputes it for this reason. */
  disputedAs: 'fraudulent' | 'product_not_received' | null
}

type Row = [number: string, token: string, behaviour?: Partial<TestCard>]

const card = ([number, token, behaviour]: Row): TestCard => ({
  number,
  token,
  brand: 'visa',
  country: 'US',
  funding: 'credit',
  authentication: 'never',
  refusesSetup: null,
  refusesCharge: null,
  disputedAs: null,
  ...behaviour,
})

/** A decline that shows at once: the card can neither be attached nor charged. */
const refused = (decline: Decline): Partial<TestCard> => ({ refusesSetup: decline, refusesCharge: decline })

const rows: Row[] = [
  ['4242424242424242', 'pm_card_visa'],
  ['4000056655665556', 'pm_card_visa_debit', { funding: 'debit' }],
  ['5555555555554444', 'pm_card_mastercard', { brand: 'mastercard' }],
  ['2223003122003222', 'pm_card_mastercard_2_series', { brand: 'mastercard' }],
  ['5200828282828210', 'pm_card_mastercard_debit', { brand: 'mastercard', funding: 'debit' }],
  ['5105105105105100', 'pm_card_mastercard_prepaid', { brand: 'mastercard', funding: 'prepaid' }],
  ['378282246310005', 'pm_card_amex', { brand: 'amex' }],
  ['3566002020360505', 'pm_card_jcb', { brand: 'jcb', country: 'JP' }],
  ['6200000000000005', 'pm_card_unionpay', { brand: 'unionpay', country: 'CN' }],
  ['4000003920000003', 'pm_card_jp', { country: 'JP' }],
  ['4000001560000002', 'pm_card_cn', { country: 'CN' }],

  ['4000000000000002', 'pm_card_visa_chargeDeclined', refused(declines.generic)],
  ['4000000000009995', 'pm_card_visa_chargeDeclinedInsufficientFunds', refused(declines.insufficientFunds)],
  ['4000000000009987', 'pm_card_visa_chargeDeclinedLostCard', refused(declines.lostCard)],
  ['4000000000009979', 'pm_card_visa_chargeDeclinedStolenCard', refused(declines.stolenCard)],
  ['4000000000000069', 'pm_card_chargeDeclinedExpiredCard', refused(declines.expiredCard)],
  ['4000000000000127', 'pm_card_chargeDeclinedIncorrectCvc', refused(declines.incorrectCvc)],
  ['4000000000000119', 'pm_card_chargeDeclinedProcessingError', refused(declines.processingError)],
  ['4100000000000019', 'pm_card_radarBlock', { refusesCharge: declines.fraudulent }],
  ['4000000000000341', 'pm_card_chargeCustomerFail', { refusesCharge: declines.generic }],

  ['4000002500003155', 'pm_card_authenticationRequiredOnSetup', { authentication: 'unless-set-up' }],
  ['4000002760003184', 'pm_card_authenticationRequired', { authentication: 'always' }],
  ['4000003800000446', 'pm_card_authenticationRequiredSetupForOffSession', { authentication: 'on-session' }],
  [
    '4000008260003178',
    'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds',
    { authentication: 'on-session', refusesCharge: declines.insufficientFunds },
  ],
  ['4000000000003220', 'pm_card_threeDSecure2Required', { authentication: 'on-session' }],

  ['4000000000000259', 'pm_card_createDispute', { disputedAs: 'fraudulent' }],
  ['4000000000002685', 'pm_card_createDisputeProductNotReceived', { disputedAs: 'product_not_received' }],
]

/** Stripe's test cards (docs.stripe.com/testing), as far as a shop with subscriptions meets them. */
export const testCards: readonly TestCard[] = rows.map(card)

/** Other names that Stripe accepts for the same cards. */
const otherTokens: Record<string, string> = {
  pm_card_us: 'pm_card_visa',
  pm_card_chargeDeclined: 'pm_card_visa_chargeDeclined',
  pm_card_chargeDeclinedInsufficientFunds: 'pm_card_visa_chargeDeclinedInsufficientFunds',
  pm_card_visa_chargeDeclinedExpiredCard: 'pm_card_chargeDeclinedExpiredCard',
  pm_card_visa_chargeDeclinedIncorrectCvc: 'pm_card_chargeDeclinedIncorrectCvc',
  pm_card_visa_chargeDeclinedProcessingError: 'pm_card_chargeDeclinedProcessingError',
  pm_card_visa_chargeCustomerFail: 'pm_card_chargeCustomerFail',
}

const byNumber = new Map(testCards.map((known) => [known.number, known]))
const byToken = new Map(testCards.map((known) => [known.token, known]))

/** The card with that number, written with or without spaces; undefined when no test card has it. */
export function findCard(number: string): TestCard | undefined {
  return byNumber.get(number.replace(/[\s-]/g, ''))
}

/** The card a test token (`pm_card_visa`, `tok_visa`) stands for. */
export function findCardByToken(token: string): TestCard | undefined {
  const name = token.startsWith('tok_') ? `pm_card_${token.slice('tok_'.length)}` : token
  return byToken.get(otherTokens[name] ?? name)
}
