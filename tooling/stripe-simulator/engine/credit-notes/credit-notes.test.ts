import { afterEach, beforeEach, expect, test } from 'vitest'
import { openShop } from '../testing.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.simulator.stop())

async function bought(payment_behavior: 'allow_incomplete' | 'default_incomplete' = 'allow_incomplete') {
  const { stripe, prices, buyer } = shop
  const { customer } = await buyer()
  const { id, latest_invoice } = await stripe.subscriptions.create({
    customer,
    items: [{ price: prices.small.id }],
    payment_behavior,
  })
  return { customer, subscription: id, invoice: String(latest_invoice) }
}

test('of a paid invoice: back to the card, to the balance, or outside', async () => {
  const { stripe } = shop
  const { customer, invoice } = await bought()
  const note = await stripe.creditNotes.create({
    invoice,
    amount: 1200,
    refund_amount: 700,
    credit_amount: 400,
    out_of_band_amount: 100,
    reason: 'order_change',
    expand: ['refunds.refund'],
  })
  expect(note).toMatchObject({ status: 'issued', type: 'post_payment', total: 1200, out_of_band_amount: 100 })
  expect(note.refunds).toMatchObject([{ amount_refunded: 700, refund: { object: 'refund', amount: 700 } }])
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ balance: -400 })
  expect(await stripe.invoices.retrieve(invoice)).toMatchObject({
    status: 'paid',
    post_payment_credit_notes_amount: 1200,
  })
  const second = await stripe.creditNotes.create({ invoice, amount: 1800, credit_amount: 1800 })
  expect(second.number.endsWith('-CN-02')).toBe(true)
  await expect(stripe.creditNotes.create({ invoice, amount: 1, credit_amount: 1 })).rejects.toThrow(
    'more than can be credited',
  )
  expect(await shop.types()).toContain('charge.refunded')
})

test('of an open invoice: less to pay, down to nothing', async () => {
  const { stripe } = shop
  const { invoice, subscription } = await bought('default_incomplete')
  await stripe.creditNotes.create({ invoice, amount: 1000 })
  const less = await stripe.invoices.retrieve(invoice, { expand: ['payments.data.payment.payment_intent'] })
  expect(less).toMatchObject({
    status: 'open',
    total: 3000,
    amount_remaining: 2000,
    pre_payment_credit_notes_amount: 1000,
  })
  expect(less.payments?.data[0]?.payment.payment_intent).toMatchObject({ amount: 2000 })
  await stripe.creditNotes.create({ invoice, amount: 2000 })
  expect(await stripe.invoices.retrieve(invoice)).toMatchObject({ status: 'paid', amount_paid: 0 })
  expect((await stripe.subscriptions.retrieve(subscription)).status).toBe('active')
})
