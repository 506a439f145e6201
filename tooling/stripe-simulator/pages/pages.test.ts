import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StripeSimulator, startStripeSimulator } from '../index.ts'

let simulator: StripeSimulator
let stripe: Stripe
let monthly: Stripe.Price

beforeAll(async () => {
  simulator = await startStripeSimulator()
  stripe = new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
  })
  const product = await stripe.products.create({ name: 'Professional' })
  monthly = await stripe.prices.create({
    product: product.id,
    currency: 'cny',
    unit_amount: 2_800_00,
    recurring: { interval: 'month' },
  })
})

afterAll(() => simulator.stop())

const card = (number: string) => ({ method: 'card', card_number: number, expiry: '12 / 44', cvc: '123' })

async function send(url: string, fields: Record<string, string>) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
  return { status: answer.status, location: answer.headers.get('location') ?? '', text: await answer.text() }
}

const read = async (url: string) => (await fetch(url)).text()

/** A customer whose subscription waits for its first payment. */
async function owing(currency = 'cny') {
  const customer = await stripe.customers.create({ name: 'Ada & Sons', email: 'ada@example.com' })
  const price =
    currency === 'cny'
      ? monthly
      : await stripe.prices.create({
          product: String(monthly.product),
          currency,
          unit_amount: 3_000,
          recurring: { interval: 'month' },
        })
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    payment_behavior: 'default_incomplete',
    expand: ['latest_invoice'],
  })
  const invoice = subscription.latest_invoice
  if (!invoice || typeof invoice === 'string') throw new Error('no invoice')
  return {
    customer,
    subscription,
    invoice,
    url: invoice.hosted_invoice_url ?? '',
    pdf: invoice.invoice_pdf ?? '',
  }
}

test('an invoice is paid on its page: declined first, then with a card, and only once', async () => {
  const { invoice, subscription, url } = await owing()
  const page = await read(url)
  for (const text of ['Test mode', 'CNY 2,800.00', 'Alipay', 'WeChat Pay', 'Ada &amp; Sons'])
    expect(page).toContain(text)
  expect(page).not.toContain('PayPal')
  expect((await send(url, card('4000000000009995'))).text).toContain('insufficient funds')
  expect(await send(url, card('4242424242424242'))).toMatchObject({ status: 303 })
  expect((await send(url, card('4242424242424242'))).status).toBe(303)
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ status: 'paid', amount_paid: 2_800_00 })
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('active')
  expect(await read(url)).toContain('Paid')
})

test('Alipay and a card with authentication lead over a page and back', async () => {
  for (const [fields, button] of [
    [{ method: 'alipay' }, 'Authorize test payment'],
    [card('4000002760003184'), 'Complete authentication'],
  ] as const) {
    const { invoice, url } = await owing()
    const step = await send(url, fields)
    expect(await read(step.location)).toContain(button)
    const refused = await send(step.location, { outcome: 'fail' })
    expect(await read(refused.location)).toContain('unable to authenticate')
    const again = await send(url, fields)
    const back = await send(again.location, { outcome: 'complete' })
    expect(back.location).toContain(`${url}?payment_intent=`)
    expect((await stripe.invoices.retrieve(invoice.id)).status).toBe('paid')
  }
})

test('each currency offers what Stripe documents for it', async () => {
  const offered = async (currency: string) => {
    const page = await read((await owing(currency)).url)
    return ['card', 'alipay', 'wechat_pay', 'paypal', 'konbini', 'us_bank_account'].filter((type) =>
      page.includes(`value="${type}"`),
    )
  }
  expect(await offered('jpy')).toEqual(['card', 'alipay', 'wechat_pay', 'konbini'])
  expect(await offered('usd')).toEqual(['card', 'alipay', 'wechat_pay', 'paypal', 'us_bank_account'])
  expect(await offered('eur')).toEqual(['card', 'alipay', 'wechat_pay', 'paypal'])
})

test('an unknown link is answered with a page', async () => {
  const answer = await fetch(`${simulator.url}/invoice/in_none`)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('There is no such page')
})

test('the PDF of an invoice is one', async () => {
  const { invoice, pdf } = await owing()
  const answer = await fetch(pdf)
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1')
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(text.startsWith('%PDF-1.4')).toBe(true)
  for (const part of [invoice.number ?? '', 'CNY 2,800.00', 'Ada & Sons', '%%EOF'])
    expect(text).toContain(part)
  const [, start] = /startxref\n(\d+)/.exec(text) ?? []
  expect(text.slice(Number(start), Number(start) + 4)).toBe('xref')
})

test('the portal: cards, billing details, invoices, the way back', async () => {
  const { customer, subscription, invoice } = await owing()
  const session = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    return_url: 'https://shop.test/billing',
  })
  const { url } = session
  expect((await send(`${url}/method/add`, card('4000000000000002'))).text).toContain(
    'Your card was declined.',
  )
  await send(`${url}/method/add`, card('4242424242424242'))
  const step = await send(`${url}/method/add`, card('4000002500003155'))
  const back = await send(step.location, { outcome: 'complete' })
  expect((await fetch(back.location)).url).toBe(url)
  const { data: methods } = await stripe.customers.listPaymentMethods(customer.id)
  expect(methods.map((it) => it.card?.last4)).toEqual(['3155', '4242'])
  const preferred = async () => {
    const found = await stripe.customers.retrieve(customer.id)
    return found.deleted ? null : found.invoice_settings.default_payment_method
  }
  expect(await preferred()).toBe(methods[0]?.id)
  await send(`${url}/method/default`, { method: methods[1]?.id ?? '' })
  expect(await preferred()).toBe(methods[1]?.id)
  await send(`${url}/method/remove`, { method: methods[1]?.id ?? '' })
  expect(await preferred()).toBeNull()
  await send(`${url}/details`, { name: 'Ada Ltd', 'address[line1]': 'Main St 1', 'address[country]': 'CN' })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({
    name: 'Ada Ltd',
    email: 'ada@example.com',
    address: { line1: 'Main St 1', country: 'CN' },
  })
  await stripe.invoices.pay(invoice.id, { payment_method: methods[0]?.id ?? '' })
  await send(`${url}/subscription`, { subscription: subscription.id, deed: 'cancel' })
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ cancel_at_period_end: true })
  const page = await read(url)
  for (const text of [
    'Do not cancel',
    `/invoice/${invoice.id}/pdf`,
    'https://shop.test/billing',
    'Ada Ltd',
  ]) {
    expect(page).toContain(text)
  }
  await send(`${url}/subscription`, { subscription: subscription.id, deed: 'resume' })
  expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ cancel_at_period_end: false })
})

test('the portal does only what its configuration allows, and only for its customer', async () => {
  const { customer, subscription } = await owing()
  const configuration = await stripe.billingPortal.configurations.create({
    features: {
      customer_update: { enabled: true, allowed_updates: ['phone'] },
      payment_method_update: { enabled: true },
    },
    metadata: { revision: '1' },
  })
  expect((await stripe.billingPortal.configurations.list({ active: true })).data).toContainEqual(
    configuration,
  )
  const { url } = await stripe.billingPortal.sessions.create({
    customer: customer.id,
    configuration: configuration.id,
    flow_data: {
      type: 'payment_method_update',
      after_completion: { type: 'redirect', redirect: { return_url: 'https://shop.test/thanks' } },
    },
  })
  expect(await read(url)).not.toContain('Invoices')
  await send(`${url}/details`, { name: 'Mallory', phone: '123' })
  expect(await stripe.customers.retrieve(customer.id)).toMatchObject({ name: 'Ada & Sons', phone: '123' })
  const cancelled = await send(`${url}/subscription`, { subscription: subscription.id, deed: 'cancel' })
  expect(cancelled.text).toContain('cannot be changed here')
  const other = await owing()
  const foreign = await stripe.paymentMethods.attach('pm_card_visa', { customer: other.customer.id })
  expect((await send(`${url}/method/remove`, { method: foreign.id })).text).toContain('not yours')
  expect((await send(`${url}/method/add`, card('4242424242424242'))).location).toBe(
    'https://shop.test/thanks',
  )
})
