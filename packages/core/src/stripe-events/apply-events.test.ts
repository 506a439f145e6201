import { invoiceExtras } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { addAdmin, addCompany, type Product, testCall, testProduct } from '@leasehold/tooling/product'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../kernel/index.ts'
import { mirrorCustomer } from '../stripe-customers/index.ts'
import { mirrorSubscription } from '../subscriptions/index.ts'
import { aCustomer, anEvent, anInvoice, aSubscription, ownStripe } from './payments.fixture.ts'
import { receiveEvent } from './receive-event.ts'

let product: Product
const { theirs, payments } = ownStripe()
beforeAll(async () => {
  product = { ...(await testProduct()), payments }
})
afterAll(() => product.close())

const db = () => product.database.platform

/** A company on trial that is a customer of Stripe. */
async function aCompany() {
  const { tenant, user } = await addCompany(product, { plan: 'trial', state: 'trialing' })
  const customer = aCustomer({ tenantId: tenant.id })
  theirs.customers.set(customer.id, customer)
  await mirrorCustomer(testCall(product), customer.id)
  return { tenantId: tenant.id, customerId: customer.id, email: user.email }
}

async function contractOf(tenantId: string) {
  const row = (await db().query.subscriptions.findMany()).find((each) => each.tenantId === tenantId)
  if (!row) throw new Error('no contract')
  return row
}

const auditOf = async (tenantId: string) =>
  (await db().query.auditEntries.findMany())
    .filter((entry) => entry.tenantId === tenantId)
    .map(({ action }) => action)

const eventOf = async (id: string) =>
  (await db().query.stripeEvents.findMany()).find((each) => each.id === id)

test('an event that comes ten times at once is stored and applied once', async () => {
  const { tenantId, customerId } = await aCompany()
  const theirsNow = aSubscription({ customerId, metadata: { tenantId } })
  theirs.subscriptions.set(theirsNow.id, theirsNow)
  const event = anEvent('customer.subscription.created', { customerId, subscriptionId: theirsNow.id })
  const stored = await Promise.all(Array.from({ length: 10 }, () => receiveEvent(product.database, event)))
  expect(stored.filter(Boolean)).toHaveLength(1)
  await runJobs(product)
  expect(await contractOf(tenantId)).toMatchObject({
    plan: 'professional',
    state: 'active',
    source: 'stripe',
    stripeSubscriptionId: theirsNow.id,
  })
  expect(await eventOf(event.id)).toMatchObject({ state: 'applied', outcome: 'applied', attempts: 1 })
  expect(await auditOf(tenantId)).toEqual(['billing.details_changed', 'subscription.bought'])
})

test('fifty events of one subscription at once are one look at Stripe', async () => {
  const { tenantId, customerId } = await aCompany()
  const theirsNow = aSubscription({ customerId, status: 'past_due' })
  theirs.subscriptions.set(theirsNow.id, theirsNow)
  await Promise.all(
    Array.from({ length: 50 }, () =>
      receiveEvent(
        product.database,
        anEvent('customer.subscription.updated', { customerId, subscriptionId: theirsNow.id }),
      ),
    ),
  )
  const before = theirs.reads
  await runJobs(product)
  expect(await contractOf(tenantId)).toMatchObject({ state: 'past_due' })
  expect(theirs.reads - before).toBeLessThanOrEqual(2)
})

test('a reading that began before another was applied is not used', async () => {
  const { tenantId, customerId } = await aCompany()
  const active = aSubscription({ customerId })
  theirs.subscriptions.set(active.id, active)
  await mirrorSubscription(testCall(product), active.id)
  const { promise: goOn, resolve: let_ } = Promise.withResolvers<void>()
  let isFirst = true
  theirs.onRead = async (id) => {
    if (id !== active.id || !isFirst) return
    isFirst = false
    await goOn
  }
  // Reads `active`, and is held up with it.
  const late = mirrorSubscription(testCall(product), active.id)
  await expect.poll(() => isFirst).toBe(false)
  theirs.subscriptions.set(active.id, { ...active, status: 'unpaid' })
  expect(await mirrorSubscription(testCall(product), active.id)).toBe('applied')
  let_()
  expect(await late).toBe('unchanged')
  theirs.onRead = async () => {}
  expect(await contractOf(tenantId)).toMatchObject({ state: 'suspended', suspensionCause: 'unpaid' })
})

test('what was read since one event came may be too old for the next', async () => {
  const { tenantId, customerId } = await aCompany()
  const active = aSubscription({ customerId })
  theirs.subscriptions.set(active.id, active)
  const about = { customerId, subscriptionId: active.id }
  const [early, late] = [0, 1].map(() => anEvent('customer.subscription.updated', about))
  if (!early || !late) throw new Error('no events')
  await receiveEvent(product.database, early)
  await mirrorSubscription(testCall(product), active.id)
  theirs.subscriptions.set(active.id, { ...active, status: 'unpaid' })
  await receiveEvent(product.database, late)
  await runJobs(product)
  expect(await eventOf(early.id)).toMatchObject({ outcome: 'read_since' })
  expect(await eventOf(late.id)).toMatchObject({ outcome: 'applied' })
  expect(await contractOf(tenantId)).toMatchObject({ state: 'suspended' })
})

test('a second subscription is reported, and the first one’s end makes room for it', async () => {
  const { tenantId, customerId } = await aCompany()
  const [first, second] = [aSubscription({ customerId }), aSubscription({ customerId })]
  theirs.subscriptions.set(first.id, first).set(second.id, second)
  await mirrorSubscription(testCall(product), first.id)
  expect(await mirrorSubscription(testCall(product), second.id)).toBe('second_subscription')
  expect(await contractOf(tenantId)).toMatchObject({ stripeSubscriptionId: first.id })
  theirs.subscriptions.set(first.id, { ...first, status: 'canceled', endedAt: new Date() })
  expect(await mirrorSubscription(testCall(product), second.id)).toBe('applied')
  expect(await contractOf(tenantId)).toMatchObject({ stripeSubscriptionId: second.id, state: 'active' })
})

test('what was sold in Stripe’s dashboard makes its customer the company’s', async () => {
  const { tenant } = await addCompany(product, { plan: 'trial', state: 'trialing' })
  const customer = aCustomer({ tenantId: null, balance: -500 })
  const sold = aSubscription({ customerId: customer.id, metadata: { tenantId: tenant.id } })
  theirs.customers.set(customer.id, customer)
  theirs.subscriptions.set(sold.id, sold)
  const about = { customerId: customer.id, subscriptionId: sold.id }
  await receiveEvent(product.database, anEvent('customer.subscription.created', about))
  await runJobs(product)
  expect(await contractOf(tenant.id)).toMatchObject({ source: 'stripe', stripeSubscriptionId: sold.id })
  const known = (await db().query.stripeCustomers.findMany()).find((each) => each.tenantId === tenant.id)
  expect(known).toMatchObject({ customerId: customer.id, balance: -500 })
})

test('an invoice is mirrored, and its payment and its failure are told', async () => {
  const { tenantId, customerId, email } = await aCompany()
  const failure = { code: 'card_declined', declineCode: 'insufficient_funds', at: new Date().toISOString() }
  const open = anInvoice({ customerId, attempts: 1, failure })
  theirs.invoices.set(open.id, open)
  const about = { customerId, invoiceId: open.id, objectId: open.id }
  await receiveEvent(product.database, anEvent('invoice.payment_failed', about))
  const mails = await runJobs(product)
  expect(mails).toMatchObject([
    { template: 'payment-failed', to: email, values: { reason: 'insufficient_funds', amount: 'CN¥299.00' } },
  ])
  theirs.invoices.set(open.id, {
    ...open,
    state: 'paid',
    amountPaid: 29_900,
    amountRemaining: 0,
    paidAt: new Date(),
  })
  await receiveEvent(product.database, anEvent('invoice.paid', about))
  // Late news of the failure: it is no longer so.
  await receiveEvent(product.database, anEvent('invoice.payment_failed', about))
  expect((await runJobs(product)).map(({ template }) => template)).toEqual(['payment-receipt'])
  expect((await auditOf(tenantId)).slice(1)).toEqual(['invoice.payment_failed', 'invoice.paid'])
})

test('a dispute names only the payment, and is told to staff', async () => {
  const { tenantId, customerId } = await aCompany()
  const admin = await addAdmin(product, 'finance')
  await addAdmin(product, 'sales')
  const disputed = anInvoice({ customerId, state: 'paid', disputed: true })
  theirs.invoices.set(disputed.id, disputed)
  theirs.payments.set('pi_1', disputed.id)
  await receiveEvent(product.database, anEvent('charge.dispute.created', { paymentIntentId: 'pi_1' }))
  expect(await runJobs(product)).toMatchObject([{ template: 'payment-disputed', to: admin.email }])
  expect((await auditOf(tenantId)).slice(1)).toEqual(['invoice.disputed'])
})

test('what fails is listed and tried again, and takes no other with it', async () => {
  const { customerId } = await aCompany()
  const invoice = anInvoice({ customerId })
  theirs.invoices.set(invoice.id, invoice)
  theirs.onRead = async (id) => {
    if (id === invoice.id) throw new Error('Stripe is away')
  }
  const failing = anEvent('invoice.finalized', { customerId, invoiceId: invoice.id })
  const unknown = anEvent('product.updated', { customerId })
  await receiveEvent(product.database, failing)
  await receiveEvent(product.database, unknown)
  await runJobs(product)
  expect(await eventOf(failing.id)).toMatchObject({ state: 'failed', attempts: 1, error: 'Stripe is away' })
  expect(await eventOf(unknown.id)).toMatchObject({ state: 'ignored', outcome: 'unknown_type' })
  theirs.onRead = async () => {}
  // By itself, as soon as its time has come.
  const again = async () => {
    await runJobs(product)
    return (await eventOf(failing.id))?.state
  }
  await expect.poll(again, { timeout: 10_000 }).toBe('applied')
  expect(await eventOf(failing.id)).toMatchObject({ state: 'applied', attempts: 2, error: null })
})

test('what waits is added to a draft renewal once', async () => {
  const { tenantId, customerId } = await aCompany()
  const draft = anInvoice({ customerId, state: 'draft', openedAt: null, number: null })
  theirs.invoices.set(draft.id, draft)
  const extra = { tenantId, kind: 'one_off' as const, description: 'Training', quantity: 1 }
  await db()
    .insert(invoiceExtras)
    .values({
      ...extra,
      id: newId(),
      amount: 50_000,
      currency: 'CNY',
    })
  for (let times = 0; times < 3; times++) {
    await receiveEvent(product.database, anEvent('invoice.created', { customerId, invoiceId: draft.id }))
    await runJobs(product)
  }
  expect(theirs.lines).toMatchObject([{ invoiceId: draft.id, amount: 50_000, description: 'Training' }])
  expect((await auditOf(tenantId)).filter((action) => action === 'invoice.extras_added')).toHaveLength(1)
})
