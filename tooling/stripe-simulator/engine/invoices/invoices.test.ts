import { afterEach, beforeEach, expect, test } from 'vitest'
import { at, openShop, start } from '../testing.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.simulator.stop())

async function bought() {
  const { stripe, prices, buyer } = shop
  const who = await buyer()
  const subscription = await stripe.subscriptions.create({
    customer: who.customer,
    items: [{ price: prices.small.id }],
  })
  return { ...who, id: subscription.id, item: subscription.items.data[0]?.id ?? '' }
}

test('a draft renewal can be added to for an hour', async () => {
  const { stripe } = shop
  const { customer, id, to } = await bought()
  await to('2025-02-28T10:00:00')
  const [draft] = (await stripe.invoices.list({ subscription: id, status: 'draft' })).data
  const invoice = draft?.id ?? ''
  expect(draft).toMatchObject({ automatically_finalizes_at: at('2025-02-28T11:00:00'), period_start: start })
  const item = await stripe.invoiceItems.create({
    customer,
    invoice,
    amount: 450,
    currency: 'usd',
    description: 'Extra storage',
  })
  const other = await stripe.invoiceItems.create({ customer, invoice, amount: 50, currency: 'usd' })
  await stripe.invoiceItems.del(other.id)
  expect((await stripe.invoices.retrieve(invoice)).total).toBe(3450)
  const lines = await stripe.invoices.listLineItems(invoice)
  expect(lines.data.map(({ parent }) => parent?.invoice_item_details?.invoice_item)).toEqual([
    undefined,
    item.id,
  ])
  await to('2025-02-28T11:00:00')
  expect(await stripe.invoices.retrieve(invoice)).toMatchObject({ status: 'paid', amount_paid: 3450 })
  const late = stripe.invoiceItems.create({ customer, invoice, amount: 1, currency: 'usd' })
  await expect(late).rejects.toMatchObject({ code: 'invoice_not_editable' })
})

test('a credit of the customer pays first; what is below zero becomes one', async () => {
  const { stripe } = shop
  const { customer, id, item, to } = await bought()
  await stripe.customers.createBalanceTransaction(customer, { amount: -1000, currency: 'usd' })
  await to('2025-02-28T12:00:00')
  const [first] = (await stripe.invoices.list({ subscription: id })).data
  expect(first).toMatchObject({
    total: 3000,
    starting_balance: -1000,
    ending_balance: 0,
    amount_due: 2000,
    amount_paid: 2000,
  })
  await stripe.subscriptions.update(id, {
    items: [{ id: item, quantity: 0 }],
    proration_behavior: 'always_invoice',
  })
  const [credit] = (await stripe.invoices.list({ subscription: id })).data
  expect(credit).toMatchObject({ status: 'paid', amount_due: 0, amount_paid: 0 })
  expect(credit?.total).toBeLessThan(0)
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: credit?.total })
})

test('declined by hand, with authentication asked for, then paid; a void one is not paid any more', async () => {
  const { stripe } = shop
  const { customer, pays } = await bought()
  await stripe.invoiceItems.create({ customer, amount: 500, currency: 'usd' })
  const { id } = await stripe.invoices.create({
    customer,
    pending_invoice_items_behavior: 'include',
    auto_advance: false,
  })
  await pays('pm_card_chargeCustomerFail')
  await expect(stripe.invoices.pay(id)).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' })
  const asks = await stripe.paymentMethods.attach('pm_card_authenticationRequired', { customer })
  const waits = stripe.invoices.pay(id, { payment_method: asks.id, off_session: false })
  await expect(waits).rejects.toMatchObject({ statusCode: 402 })
  const open = await stripe.invoices.retrieve(id, { expand: ['confirmation_secret', 'payments'] })
  expect(open).toMatchObject({ status: 'open', attempt_count: 1, attempted: true })
  expect(open.confirmation_secret?.client_secret).toMatch(/^pi_.*_secret_/)
  shop.simulator.control.authenticate(String(open.payments?.data[0]?.payment.payment_intent))
  expect((await stripe.invoices.retrieve(id)).status).toBe('paid')
  await expect(stripe.invoices.pay(id)).rejects.toThrow('already paid')
  await expect(stripe.invoices.voidInvoice(id)).rejects.toThrow('only pass in open')
})

test('numbers follow each other, money from outside counts as paid, and an invoice can be given up', async () => {
  const { stripe } = shop
  const { customer } = await bought()
  const make = async () => {
    const { id } = await stripe.invoices.create({
      customer,
      collection_method: 'send_invoice',
      days_until_due: 14,
    })
    await stripe.invoiceItems.create({ customer, invoice: id, amount: 900, currency: 'usd' })
    return stripe.invoices.finalizeInvoice(id)
  }
  const [first, second] = [await make(), await make()]
  expect(first).toMatchObject({ status: 'open', due_date: start + 14 * 86_400 })
  expect([first.number, second.number].map((number) => number?.split('-')[1])).toEqual(['0002', '0003'])
  expect(await stripe.invoices.pay(first.id, { paid_out_of_band: true })).toMatchObject({
    status: 'paid',
    amount_remaining: 0,
  })
  expect(await stripe.invoices.markUncollectible(second.id)).toMatchObject({ status: 'uncollectible' })
  expect((await stripe.invoices.pay(second.id)).status).toBe('paid')
  expect(await shop.types()).toEqual(
    expect.arrayContaining(['invoice.marked_uncollectible', 'payment_intent.canceled']),
  )
})

test('a subscription that is billed by letter is past due when its day has passed', async () => {
  const { stripe, prices, buyer } = shop
  const { customer, to } = await buyer()
  const { id, status } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.small.id }],
    collection_method: 'send_invoice',
    days_until_due: 7,
  })
  expect(status).toBe('active')
  await to('2025-02-08T10:00:00')
  const late = await stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] })
  expect(late).toMatchObject({ status: 'past_due', latest_invoice: { status: 'open', attempt_count: 0 } })
  await stripe.invoices.pay(typeof late.latest_invoice === 'object' ? (late.latest_invoice?.id ?? '') : '')
  expect((await stripe.subscriptions.retrieve(id)).status).toBe('active')
})
