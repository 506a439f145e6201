import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCustomer,
  errorOf,
  fetched,
  itemsFor,
  later,
  moveTo,
  nextKey,
  replaceCard,
  startStripe,
  subscribe,
  type TestStripe,
} from './stripe.fixture.ts'

let stripe: TestStripe
beforeAll(async () => {
  stripe = await startStripe()
})
afterAll(() => stripe.simulator.stop())

/** The draft of the next renewal, as it lies for an hour. */
async function draftOf(items = itemsFor('basic', 2)) {
  const bought = await subscribe(stripe, items)
  const renewing = await moveTo(stripe, bought, new Date(bought.periodEnd.getTime() + 60_000))
  return { bought, invoiceId: renewing.latestInvoice?.id ?? '', state: renewing.latestInvoice?.state }
}

const paymentIntentOf = async (invoice: string): Promise<string> => {
  const { data } = await stripe.sdk.invoicePayments.list({ invoice })
  return String(data[0]?.payment.payment_intent)
}

test('the first invoice says what was bought, in lines that add up', async () => {
  const bought = await subscribe(stripe, itemsFor('professional', 3))
  const invoice = await stripe.payments.fetchInvoice(bought.latestInvoice?.id ?? '')
  expect(invoice).toMatchObject({
    customerId: bought.customerId,
    subscriptionId: bought.id,
    state: 'paid',
    reason: 'subscription_create',
    currency: 'CNY',
    subtotal: 3_040_00,
    discount: 0,
    tax: 0,
    total: 3_040_00,
    amountPaid: 3_040_00,
    amountRemaining: 0,
    amountRefunded: 0,
    disputed: false,
    failure: null,
    periodStart: bought.periodStart,
    periodEnd: bought.periodEnd,
    lines: [
      { kind: 'base', subject: 'professional', quantity: 1, amount: 2_800_00 },
      { kind: 'seats', subject: 'professional', quantity: 3, amount: 240_00 },
    ],
  })
  expect(invoice?.number).toMatch(/\S/)
  expect(invoice?.hostedUrl).toMatch(/^http/)
  expect(invoice?.pdfUrl).toMatch(/^http/)
  expect(invoice?.paidAt).not.toBeNull()
})

test('a line is added to a draft once for its key, with what it is for', async () => {
  const { payments } = stripe
  const { bought, invoiceId, state } = await draftOf()
  expect(state).toBe('draft')
  const line = {
    customerId: bought.customerId,
    invoiceId,
    amount: 12_34,
    currency: 'CNY' as const,
    description: 'API calls',
    metadata: { kind: 'overage', subject: 'api_calls' },
  }
  const key = nextKey()
  const { id } = await payments.addInvoiceLine(line, key)
  expect(await payments.addInvoiceLine(line, key)).toEqual({ id })
  const draft = await payments.fetchInvoice(invoiceId)
  expect(draft).toMatchObject({ state: 'draft', total: 600_00 + 160_00 + 12_34 })
  expect(draft?.lines.filter(({ kind }) => kind === 'overage')).toMatchObject([
    { subject: 'api_calls', description: 'API calls', amount: 12_34 },
  ])
  const paid = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(await payments.fetchInvoice(invoiceId)).toMatchObject({ state: 'paid', amountPaid: 772_34 })
  expect(paid.latestInvoice).toMatchObject({ id: invoiceId, state: 'paid' })
  expect(await errorOf(payments.addInvoiceLine(line, nextKey()))).toMatchObject({ isFinal: true })
})

test('an invoice of many lines has them all', async () => {
  const { payments } = stripe
  const { bought, invoiceId } = await draftOf(itemsFor('basic'))
  const line = { customerId: bought.customerId, invoiceId, currency: 'CNY' as const, amount: 1_00 }
  for (let n = 0; n < 25; n++) {
    const metadata = { kind: 'one_off', subject: `service_${n}` }
    await payments.addInvoiceLine({ ...line, description: `Service ${n}`, metadata }, nextKey())
  }
  const draft = await payments.fetchInvoice(invoiceId)
  expect(draft?.lines).toHaveLength(26)
  expect(new Set(draft?.lines.map(({ subject }) => subject)).size).toBe(26)
  expect(draft?.lines.reduce((sum, { amount }) => sum + amount, 0)).toBe(draft?.total)
})

test('refunds and disputes are seen on the invoice', async () => {
  const { payments, sdk } = stripe
  const bought = await subscribe(stripe)
  const invoiceId = bought.latestInvoice?.id ?? ''
  const payment_intent = await paymentIntentOf(invoiceId)
  expect(await payments.findInvoiceOf(payment_intent)).toBe(invoiceId)
  await sdk.refunds.create({ payment_intent, amount: 100_00 })
  await sdk.refunds.create({ payment_intent, amount: 50_00 })
  expect(await payments.fetchInvoice(invoiceId)).toMatchObject({ state: 'paid', amountRefunded: 150_00 })

  const disputed = await subscribe(stripe, itemsFor('basic'), '4000000000000259')
  const of = disputed.latestInvoice?.id ?? ''
  expect(await payments.fetchInvoice(of)).toMatchObject({ disputed: true })
  expect(await payments.findInvoiceOf('pi_none')).toBeNull()
})

test('an open one is voided, once; what is paid is not', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe)
  await replaceCard(stripe, bought.customerId, 'pm_card_chargeCustomerFail')
  const due = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  const id = due.latestInvoice?.id ?? ''
  expect(await payments.voidInvoice(id, nextKey())).toMatchObject({ state: 'void', failure: null })
  expect(await payments.voidInvoice(id, nextKey())).toMatchObject({ state: 'void' })
  const refused = payments.voidInvoice(bought.latestInvoice?.id ?? '', nextKey())
  expect(await errorOf(refused)).toMatchObject({ isFinal: true })
})

test('a card that asks for authentication at renewal says so', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe)
  await replaceCard(stripe, bought.customerId, 'pm_card_authenticationRequired')
  const due = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  const invoice = await payments.fetchInvoice(due.latestInvoice?.id ?? '')
  expect(invoice).toMatchObject({ state: 'open', failure: { code: 'authentication_required' } })
  expect(invoice?.hostedUrl).toMatch(/^http/)
})

test('credit of a downgrade at once becomes balance, and pays the next invoice', async () => {
  const { payments } = stripe
  const bought = await subscribe(stripe, itemsFor('enterprise'))
  const change = {
    items: itemsFor('basic'),
    proration: 'always_invoice' as const,
    prorationAt: bought.periodStart,
    metadata: {},
  }
  await payments.changeSubscription(bought.id, change, nextKey())
  const { balance } = await payments.fetchCustomer(bought.customerId)
  expect(balance).toBe(-7_400_00)
  const next = await moveTo(stripe, bought, later(bought.periodEnd, 1))
  expect(await payments.fetchInvoice(next.latestInvoice?.id ?? '')).toMatchObject({
    total: 600_00,
    amountDue: 0,
    amountPaid: 0,
    state: 'paid',
  })
})

test('invoices are listed by customer and by time', async () => {
  const { payments } = stripe
  const since = new Date(Date.now() - 60_000)
  const bought = await subscribe(stripe)
  const { invoices, next } = await payments.listInvoices({ customerId: bought.customerId })
  expect(invoices.map(({ id }) => id)).toEqual([bought.latestInvoice?.id])
  expect(next).toBeNull()
  const all = await payments.listInvoices({ since })
  expect(all.invoices.map(({ id }) => id)).toContain(bought.latestInvoice?.id)
  const other = await addCustomer(stripe)
  expect((await payments.listInvoices({ customerId: other.id })).invoices).toEqual([])
  expect(await fetched(stripe, bought.id)).toMatchObject({ status: 'active' })
})
