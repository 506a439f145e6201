import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'

let simulator: StripeSimulator
let stripe: Stripe

beforeAll(async () => {
  simulator = await startStripeSimulator()
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
  })
})

afterAll(() => simulator.stop())

const attached = async (token: string) => {
  const customer = await stripe.customers.create({ email: 'a@example.com' })
  const method = await stripe.paymentMethods.attach(token, { customer: customer.id })
  return { customer: customer.id, payment_method: method.id }
}

const pay = (token: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
  stripe.paymentIntents.create({
    amount: 2_800_00,
    currency: 'cny',
    confirm: true,
    payment_method: token,
    ...more,
  })

const eventsOf = async (id: string) => {
  const { data } = await stripe.events.list({ limit: 100 })
  return data.filter(({ data: { object } }) => JSON.stringify(object).includes(id)).map(({ type }) => type)
}

test('4242 pays, is kept on request, and is refunded in part and then whole', async () => {
  const customer = await stripe.customers.create({})
  const intent = await pay('pm_card_visa', {
    customer: customer.id,
    setup_future_usage: 'off_session',
    expand: ['latest_charge'],
  })
  expect(intent).toMatchObject({
    status: 'succeeded',
    amount_received: 280000,
    latest_charge: { paid: true },
  })
  expect((await stripe.customers.listPaymentMethods(customer.id)).data).toMatchObject([
    { id: intent.payment_method, card: { brand: 'visa', last4: '4242' } },
  ])
  const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 100, reason: 'duplicate' })
  expect(part).toMatchObject({ amount: 100, status: 'succeeded', reason: 'duplicate' })
  await stripe.refunds.create({ charge: String(part.charge) })
  const charge = await stripe.charges.retrieve(String(part.charge), { expand: ['refunds'] })
  expect(charge).toMatchObject({ refunded: true, amount_refunded: 280000 })
  expect(charge.refunds?.data.map(({ amount }) => amount)).toEqual([279900, 100])
  await expect(stripe.refunds.create({ charge: charge.id })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  })
  expect(await eventsOf(charge.id)).toEqual(
    expect.arrayContaining([
      'charge.succeeded',
      'payment_intent.succeeded',
      'charge.refunded',
      'refund.created',
    ]),
  )
})

test.each([
  ['pm_card_visa_chargeDeclined', 'card_declined', 'generic_decline'],
  ['pm_card_visa_chargeDeclinedInsufficientFunds', 'card_declined', 'insufficient_funds'],
  ['pm_card_chargeDeclinedExpiredCard', 'expired_card', 'expired_card'],
  ['pm_card_chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc'],
  ['pm_card_chargeDeclinedProcessingError', 'processing_error', 'processing_error'],
])('%s is declined, attached or charged', async (token, code, declineCode) => {
  const declined = { type: 'StripeCardError', statusCode: 402, code, decline_code: declineCode }
  await expect(attached(token)).rejects.toMatchObject(declined)
  const error: unknown = await pay(token).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    ...declined,
    payment_intent: { status: 'requires_payment_method', last_payment_error: { code } },
  })
})

test('0341 can be attached and fails when it is charged', async () => {
  const { customer, payment_method } = await attached('pm_card_chargeCustomerFail')
  await expect(pay(payment_method, { customer, off_session: true })).rejects.toMatchObject({
    code: 'card_declined',
  })
  const [intent] = (await stripe.paymentIntents.list({ customer })).data
  expect(intent).toMatchObject({ status: 'requires_payment_method', payment_method: null })
  expect(await eventsOf(intent?.id ?? '')).toEqual(
    expect.arrayContaining(['charge.failed', 'payment_intent.payment_failed']),
  )
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer })
  const paid = await stripe.paymentIntents.confirm(intent?.id ?? '', { payment_method: method.id })
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
})

test('3155 asks for authentication off session until it is set up; 3184 always', async () => {
  const required = { code: 'authentication_required' }
  const { customer, payment_method } = await attached('pm_card_authenticationRequiredOnSetup')
  await expect(pay(payment_method, { customer, off_session: true })).rejects.toMatchObject(required)
  const setup = await stripe.setupIntents.create({ customer, payment_method, confirm: true })
  expect(setup).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
  await press(setup.next_action?.redirect_to_url?.url, 'complete')
  expect(await stripe.setupIntents.retrieve(setup.id)).toMatchObject({ status: 'succeeded' })
  expect(await pay(payment_method, { customer, off_session: true })).toMatchObject({ status: 'succeeded' })

  const always = await attached('pm_card_authenticationRequired')
  await expect(pay(always.payment_method, { ...always, off_session: true })).rejects.toMatchObject(required)
  const intent = await pay(always.payment_method, always)
  expect(intent.status).toBe('requires_action')
  await press(intent.next_action?.redirect_to_url?.url, 'fail')
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({
    status: 'requires_payment_method',
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
  const again = await stripe.paymentIntents.confirm(intent.id, {
    payment_method: always.payment_method,
    return_url: 'http://127.0.0.1/back?x=1',
  })
  const back = await press(again.next_action?.redirect_to_url?.url, 'complete')
  expect(back).toContain(`x=1&payment_intent=${intent.id}`)
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded' })
})

/** Presses a button of the page where one authenticates; says where it leads. */
async function press(url: string | null | undefined, outcome: 'complete' | 'fail'): Promise<string | null> {
  const page = await fetch(url ?? '')
  expect(await page.text()).toContain('Test mode')
  const body = new URLSearchParams({ outcome })
  const answer = await fetch(url ?? '', { method: 'POST', body, redirect: 'manual' })
  return answer.headers.get('location')
}

test('Alipay leads to a page of its own and cannot be kept; a bank account settles later', async () => {
  const customer = await stripe.customers.create({})
  const intent = await pay('', { payment_method_data: { type: 'alipay' }, customer: customer.id })
  expect(intent.status).toBe('requires_action')
  await press(intent.next_action?.redirect_to_url?.url, 'complete')
  expect(await stripe.paymentIntents.retrieve(intent.id, { expand: ['latest_charge'] })).toMatchObject({
    status: 'succeeded',
    latest_charge: { payment_method_details: { type: 'alipay' } },
  })
  const alipay = await stripe.paymentMethods.create({ type: 'alipay' })
  await expect(stripe.paymentMethods.attach(alipay.id, { customer: customer.id })).rejects.toThrow(
    /only once/,
  )

  const later = await pay('', {
    currency: 'usd',
    customer: customer.id,
    payment_method_data: { type: 'us_bank_account' },
  })
  expect(later.status).toBe('processing')
})

test('a payment method is created from a number, changed, made the default, taken away', async () => {
  const { customer } = await attached('pm_card_visa')
  const made = await stripe.paymentMethods.create({
    type: 'card',
    card: { number: '3566002020360505', exp_month: 4, exp_year: 2044, cvc: '123' },
    billing_details: { name: 'Aoi', address: { country: 'JP' } },
  })
  expect(made).toMatchObject({
    card: { brand: 'jcb', exp_year: 2044 },
    billing_details: { address: { country: 'JP' } },
  })
  await stripe.paymentMethods.attach(made.id, { customer })
  await stripe.paymentMethods.update(made.id, { card: { exp_year: 2045 }, metadata: { a: 'b' } })
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: made.id } })
  expect((await stripe.paymentMethods.list({ customer, type: 'card' })).data).toHaveLength(2)
  expect(await stripe.paymentMethods.detach(made.id)).toMatchObject({
    customer: null,
    card: { exp_year: 2045 },
  })
  expect(await stripe.customers.retrieve(customer)).toMatchObject({
    invoice_settings: { default_payment_method: null },
  })
  expect(await eventsOf(made.id)).toEqual(
    expect.arrayContaining(['payment_method.attached', 'payment_method.updated', 'payment_method.detached']),
  )
  const create = (number: string) => stripe.paymentMethods.create({ type: 'card', card: { number } })
  await expect(create('4242424242424241')).rejects.toMatchObject({ code: 'incorrect_number' })
  await expect(create('4111111111111111')).rejects.toThrow(/non test card/)
})

test('a dispute is opened by the card made for it, and closed', async () => {
  const intent = await pay('pm_card_createDispute')
  const [dispute] = (await stripe.disputes.list({ payment_intent: intent.id })).data
  expect(dispute).toMatchObject({ status: 'needs_response', reason: 'fraudulent', amount: 280000 })
  expect(await stripe.disputes.close(dispute?.id ?? '')).toMatchObject({ status: 'lost' })
  expect(await eventsOf(dispute?.id ?? '')).toEqual(['charge.dispute.closed', 'charge.dispute.created'])
})

test('what is done cannot be confirmed or cancelled again', async () => {
  const intent = await pay('pm_card_visa')
  const unexpected = { code: 'payment_intent_unexpected_state' }
  await expect(stripe.paymentIntents.cancel(intent.id)).rejects.toMatchObject(unexpected)
  await expect(stripe.paymentIntents.confirm(intent.id)).rejects.toMatchObject(unexpected)
  const open = await stripe.paymentIntents.create({ amount: 1, currency: 'jpy' })
  await expect(stripe.paymentIntents.confirm(open.id)).rejects.toMatchObject(unexpected)
  expect(await stripe.paymentIntents.cancel(open.id)).toMatchObject({ status: 'canceled' })
  const other = await attached('pm_card_visa')
  await expect(pay(other.payment_method)).rejects.toThrow(/belongs to the Customer/)
})
