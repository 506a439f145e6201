import type { Charge, PaymentIntent, PaymentMethod } from '../kernel/collections.ts'
import { wholeList } from '../kernel/list.ts'
import type { State } from '../kernel/state.ts'
import type { Decline } from './declines.ts'

/** Keeps the charge of an attempt to collect a payment intent: a failed one where there is a decline. */
export function makeCharge(
  state: State,
  intent: PaymentIntent,
  method: PaymentMethod,
  attempt: { decline: Decline | null; isAuthenticated: boolean },
): Charge {
  const { decline } = attempt
  const id = state.id('ch')
  return state.all.charges.put({
    id,
    object: 'charge',
    amount: intent.amount,
    amount_captured: decline ? 0 : intent.amount,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: decline ? null : state.id('txn'),
    billing_details: method.billing_details,
    calculated_statement_descriptor: state.settings.accountName.toUpperCase(),
    captured: !decline,
    created: state.nowFor(intent.customer),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcomeOf(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: detailsOf(intent, method, attempt.isAuthenticated),
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    refunds: wholeList([], `/v1/charges/${id}/refunds`),
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: null,
    status: decline ? 'failed' : 'succeeded',
    transfer_data: null,
    transfer_group: null,
  })
}

function outcomeOf(decline: Decline | null): NonNullable<Charge['outcome']> {
  return {
    advice_code: decline ? 'try_again_later' : null,
    network_advice_code: null,
    network_decline_code: decline ? '05' : null,
    network_status: decline ? 'declined_by_network' : 'approved_by_network',
    reason: decline?.declineCode ?? null,
    risk_level: 'normal',
    risk_score: 20,
    seller_message: decline
      ? 'The bank did not return any further details with this decline.'
      : 'Payment complete.',
    type: decline ? 'issuer_declined' : 'authorized',
  }
}

type Details = NonNullable<Charge['payment_method_details']>

function detailsOf(intent: PaymentIntent, method: PaymentMethod, isAuthenticated: boolean): Details {
  const transaction = { fingerprint: null, transaction_id: `${intent.id}_1` }
  if (method.type === 'alipay') return { type: 'alipay', alipay: transaction }
  if (method.type === 'wechat_pay') return { type: 'wechat_pay', wechat_pay: transaction }
  if (method.type === 'konbini') return { type: 'konbini', konbini: { store: { chain: 'lawson' } } }
  if (method.paypal) {
    const paypal = {
      ...method.paypal,
      payer_name: null,
      seller_protection: null,
      transaction_id: `${intent.id}_1`,
    }
    return { type: 'paypal', paypal }
  }
  if (method.us_bank_account) {
    const { account_holder_type, account_type, bank_name, fingerprint, last4, routing_number } =
      method.us_bank_account
    return {
      type: 'us_bank_account',
      us_bank_account: {
        account_holder_type,
        account_type,
        bank_name,
        fingerprint,
        last4,
        routing_number,
        payment_reference: null,
      },
    }
  }
  return { type: 'card', ...cardDetails(intent, method, isAuthenticated) }
}

function cardDetails(
  intent: PaymentIntent,
  { card }: PaymentMethod,
  isAuthenticated: boolean,
): Pick<Details, 'card'> {
  if (!card) return {}
  return {
    card: {
      amount_authorized: intent.amount,
      authorization_code: null,
      brand: card.brand,
      checks: card.checks,
      country: card.country,
      electronic_commerce_indicator: null,
      exp_month: card.exp_month,
      exp_year: card.exp_year,
      extended_authorization: { status: 'disabled' },
      fingerprint: card.fingerprint ?? null,
      funding: card.funding,
      incremental_authorization: { status: 'unavailable' },
      installments: null,
      last4: card.last4,
      mandate: null,
      multicapture: { status: 'unavailable' },
      network: card.brand,
      network_token: { used: false },
      network_transaction_id: null,
      overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
      regulated_status: 'unregulated',
      three_d_secure: isAuthenticated ? authenticated : null,
      transaction_link_id: null,
      wallet: null,
    },
  }
}

const authenticated: NonNullable<NonNullable<Details['card']>['three_d_secure']> = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
}
