import type Stripe from 'stripe'
import type { StripeSimulator } from '../index.ts'
import { closeDispute } from '../payments/dispute.ts'

/** Uses every resource of the simulator once, so that each kind of object is answered at least once. */
export async function tellStory(stripe: Stripe, simulator: StripeSimulator): Promise<void> {
  const { monthly, yearly } = await sell(stripe)
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000, name: 'story' })
  const customer = await stripe.customers.create({
    name: 'Ada',
    email: 'ada@example.com',
    address: { line1: 'Main St 1', country: 'CN' },
    test_clock: clock.id,
  })
  await stripe.customers.createTaxId(customer.id, { type: 'eu_vat', value: 'DE123456789' })
  await stripe.customers.createBalanceTransaction(customer.id, { amount: -500, currency: 'cny' })
  await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/', enabled_events: ['account.updated'] })
  await payments(stripe, simulator, customer.id)
  await pages(stripe, simulator, customer.id, monthly)
  await subscribe(stripe, customer.id, monthly, yearly)
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: 1_800_000_000 + 40 * 86_400 })
  await readAll(stripe, customer.id)
}

async function sell(stripe: Stripe) {
  const product = await stripe.products.create({ name: 'Professional' })
  const price = (interval: 'month' | 'year', unit_amount: number) =>
    stripe.prices.create({ product: product.id, currency: 'cny', unit_amount, recurring: { interval } })
  const coupon = await stripe.coupons.create({ percent_off: 20, duration: 'forever', name: 'A fifth' })
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code: 'FIFTH' })
  const gone = await stripe.coupons.create({ amount_off: 5, currency: 'cny' })
  await stripe.coupons.del(gone.id)
  const draft = await stripe.products.create({ name: 'Never sold' })
  await stripe.products.del(draft.id)
  return { monthly: (await price('month', 280_000)).id, yearly: (await price('year', 2_800_000)).id }
}

async function payments(stripe: Stripe, simulator: StripeSimulator, customer: string) {
  const attach = (token: string) => stripe.paymentMethods.attach(token, { customer })
  const visa = await attach('pm_card_visa')
  await stripe.customers.update(customer, { invoice_settings: { default_payment_method: visa.id } })
  const pay = (payment_method: string, more: Partial<Stripe.PaymentIntentCreateParams> = {}) =>
    stripe.paymentIntents.create({
      amount: 500,
      currency: 'cny',
      confirm: true,
      customer,
      payment_method,
      ...more,
    })
  const paid = await pay(visa.id)
  await stripe.refunds.create({ payment_intent: paid.id, amount: 100 })
  await pay('pm_card_visa_chargeDeclined').catch(() => null)
  await pay((await attach('pm_card_authenticationRequired')).id)
  await pay('pm_card_createDispute')
  const [dispute] = (await stripe.disputes.list()).data
  if (dispute) closeDispute(simulator.state, simulator.state.all.disputes.need(dispute.id), 'won')
  await stripe.setupIntents.create({ customer, payment_method: visa.id, confirm: true })
  await stripe.paymentMethods.detach((await attach('pm_card_jcb')).id)
  await stripe.paymentMethods.create({ type: 'alipay' })
}

async function pages(stripe: Stripe, simulator: StripeSimulator, customer: string, price: string) {
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    customer,
    success_url: 'https://shop.test',
    line_items: [{ price, quantity: 2 }],
    expand: ['line_items'],
  })
  const body = new URLSearchParams({
    method: 'card',
    card_number: '4242424242424242',
    expiry: '12/44',
    cvc: '123',
  })
  await fetch(`${simulator.url}/checkout/${session.id}`, { method: 'POST', body, redirect: 'manual' })
  await stripe.checkout.sessions.listLineItems(session.id)
  const configuration = await stripe.billingPortal.configurations.create({ features: {} })
  await stripe.billingPortal.sessions.create({ customer, configuration: configuration.id })
  const later = {
    customer,
    return_url: 'https://shop.test',
    flow_data: { type: 'payment_method_update' },
  } as const
  await stripe.billingPortal.sessions.create(later)
}

async function subscribe(stripe: Stripe, customer: string, monthly: string, yearly: string) {
  const [code] = (await stripe.promotionCodes.list({ code: 'FIFTH' })).data
  const trial = await stripe.subscriptions.create({
    customer,
    items: [{ price: monthly }],
    trial_period_days: 14,
  })
  await stripe.subscriptions.cancel(trial.id)
  const subscription = await stripe.subscriptions.create({
    customer,
    items: [{ price: monthly, quantity: 3 }],
    discounts: [{ promotion_code: code?.id ?? '' }],
    expand: ['discounts', 'latest_invoice.payments'],
  })
  const [item] = subscription.items.data
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: item?.id ?? '', quantity: 5 }],
    proration_behavior: 'always_invoice',
  })
  await stripe.invoices.createPreview({
    customer,
    subscription: subscription.id,
    subscription_details: { items: [{ id: item?.id ?? '', price: yearly }] },
  })
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id })
  await stripe.subscriptionSchedules.release(schedule.id)
  await stripe.invoiceItems.create({ customer, amount: 700, currency: 'cny', description: 'Overage' })
  const invoice = await stripe.invoices.create({
    customer,
    currency: 'cny',
    pending_invoice_items_behavior: 'include',
  })
  await stripe.invoices.finalizeInvoice(invoice.id)
  const paid = await stripe.invoices.pay(invoice.id)
  await stripe.creditNotes.create({ invoice: paid.id, amount: 100, refund_amount: 100 })
  const other = await stripe.invoices.create({ customer, currency: 'cny' })
  await stripe.invoices.del(other.id)
}

async function readAll(stripe: Stripe, customer: string) {
  await stripe.subscriptions.list({ customer, status: 'all', limit: 100 })
  await stripe.invoices.list({ customer, limit: 100 })
  await stripe.invoicePayments.list({ limit: 100 })
  await stripe.paymentIntents.list({ customer, limit: 100 })
  await stripe.charges.list({ customer, limit: 100 })
  await stripe.setupIntents.list({ customer, limit: 100 })
  await stripe.refunds.list({ limit: 100 })
  await stripe.disputes.list({ limit: 100 })
  await stripe.checkout.sessions.list({ customer })
  await stripe.customers.listPaymentMethods(customer)
  await stripe.customers.listBalanceTransactions(customer)
  await stripe.customers.listTaxIds(customer)
  await stripe.webhookEndpoints.list()
  await stripe.events.list({ limit: 100 })
  const [endpoint] = (await stripe.webhookEndpoints.list()).data
  await stripe.webhookEndpoints.del(endpoint?.id ?? '')
  await stripe.customers.del((await stripe.customers.create({})).id)
}
