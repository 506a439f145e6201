import type { AuditAction, MailTemplate } from '@leasehold/catalog'
import { auditEntries, invoiceExtras, subscriptionRequests, subscriptions } from '@leasehold/db'
import { runJobs } from '@leasehold/tooling/jobs'
import { addAdmin, addCompany, type Product, testCall, testProduct } from '@leasehold/tooling/product'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readEntitlements } from '../entitlements/index.ts'
import { mirrorInvoice } from '../invoices/index.ts'
import { newId } from '../kernel/index.ts'
import type {
  ProviderCheckout,
  ProviderEvent,
  ProviderInvoice,
  ProviderSubscription,
} from '../payments/index.ts'
import { mirrorCustomer } from '../stripe-customers/index.ts'
import { mirrorSubscription } from '../subscriptions/index.ts'
import { aCustomer, anEvent, anInvoice, aSubscription, ownStripe } from './payments.fixture.ts'
import { receiveEvent } from './receive-event.ts'
import { handledTypes } from './rules.ts'

let product: Product
const { theirs, payments } = ownStripe()
beforeAll(async () => {
  product = { ...(await testProduct()), payments }
  await addAdmin(product, 'finance')
})
afterAll(() => product.close())

const soon = new Date(Math.floor(Date.now() / 1_000) * 1_000 + 3 * 86_400_000)
const failure = { code: 'card_declined', declineCode: 'expired_card', at: soon.toISOString() }
const visa = { id: 'pm_1', kind: 'card', brand: 'visa', last4: '4242', expMonth: 4, expYear: 2044 }

/** What is at Stripe before an event, what is there when it comes, and what then is so with us. */
type Case = {
  /** False where nothing was bought yet. */
  hasBought?: boolean
  before?: { subscription?: Partial<ProviderSubscription>; invoice?: Partial<ProviderInvoice> }
  subscription?: Partial<ProviderSubscription>
  invoice?: Partial<ProviderInvoice>
  customer?: Partial<ReturnType<typeof aCustomer>>
  checkout?: Partial<ProviderCheckout>
  extra?: boolean
  /** What the event names, beside the customer. */
  names: 'subscription' | 'invoice' | 'payment' | 'customer' | 'checkout' | 'clock'
  state?: string
  access?: string
  request?: string
  audit?: AuditAction[]
  mails?: MailTemplate[]
}

const paid = { state: 'paid' as const, amountPaid: 29_900, amountRemaining: 0, paidAt: soon }
const issued = { state: 'open' as const, number: 'LH-0001', openedAt: soon }
const draft = { state: 'draft' as const, number: null, openedAt: null }
const failed = { attempts: 1, failure, nextAttemptAt: soon }

const cases: Record<string, Case> = {
  'checkout.session.completed': {
    hasBought: false,
    names: 'checkout',
    checkout: { state: 'complete', isPaid: true },
    subscription: {},
    state: 'active',
    access: 'full',
    request: 'done',
    audit: ['subscription.bought'],
  },
  'checkout.session.expired': {
    hasBought: false,
    names: 'checkout',
    checkout: { state: 'expired' },
    state: 'trialing',
    request: 'failed',
    audit: ['subscription.checkout_failed'],
  },
  'checkout.session.async_payment_succeeded': {
    hasBought: false,
    names: 'checkout',
    checkout: { state: 'complete', isPaid: true },
    subscription: {},
    state: 'active',
    request: 'done',
    audit: ['subscription.bought'],
  },
  'checkout.session.async_payment_failed': {
    hasBought: false,
    names: 'checkout',
    checkout: { state: 'complete', isPaid: false },
    subscription: { status: 'incomplete_expired' },
    state: 'trialing',
    request: 'failed',
    audit: ['subscription.checkout_failed'],
    mails: ['purchase-failed'],
  },
  'customer.subscription.created': {
    hasBought: false,
    names: 'subscription',
    subscription: {},
    state: 'active',
    access: 'full',
    audit: ['subscription.bought'],
  },
  'customer.subscription.updated': {
    names: 'subscription',
    subscription: { endsAt: soon },
    state: 'active',
    audit: ['subscription.cancellation_scheduled'],
  },
  'customer.subscription.deleted': {
    names: 'subscription',
    subscription: { status: 'canceled', endedAt: new Date() },
    state: 'cancelled',
    access: 'billing_only',
    audit: ['subscription.cancelled'],
  },
  'customer.subscription.paused': {
    names: 'subscription',
    subscription: { status: 'paused' },
    state: 'suspended',
    access: 'read_only',
    audit: ['subscription.suspended'],
  },
  'customer.subscription.resumed': {
    before: { subscription: { status: 'paused' } },
    names: 'subscription',
    subscription: { status: 'active' },
    state: 'active',
    access: 'full',
    audit: ['subscription.resumed'],
  },
  'customer.subscription.trial_will_end': {
    before: { subscription: { status: 'trialing', trialEndsAt: soon } },
    names: 'subscription',
    state: 'trialing',
    mails: ['trial-converting'],
  },
  'invoice.created': {
    names: 'invoice',
    invoice: draft,
    extra: true,
    audit: ['invoice.created', 'invoice.extras_added'],
  },
  'invoice.finalized': {
    before: { invoice: draft },
    names: 'invoice',
    invoice: issued,
    audit: ['invoice.opened'],
  },
  'invoice.paid': {
    before: { invoice: failed, subscription: { status: 'past_due' } },
    names: 'invoice',
    invoice: { ...paid, attempts: 2 },
    subscription: { status: 'active' },
    state: 'active',
    access: 'full',
    audit: ['invoice.paid', 'subscription.recovered'],
    mails: ['payment-receipt'],
  },
  'invoice.payment_failed': {
    names: 'invoice',
    invoice: failed,
    subscription: { status: 'past_due' },
    state: 'past_due',
    audit: ['invoice.payment_failed', 'subscription.past_due'],
    mails: ['payment-failed'],
  },
  'invoice.voided': {
    before: { invoice: {}, subscription: { status: 'past_due' } },
    names: 'invoice',
    invoice: { state: 'void', amountRemaining: 0 },
    subscription: { status: 'active' },
    state: 'active',
    audit: ['invoice.voided', 'subscription.recovered'],
  },
  'invoice.marked_uncollectible': {
    before: { invoice: {} },
    names: 'invoice',
    invoice: { state: 'uncollectible' },
    subscription: { status: 'unpaid' },
    state: 'suspended',
    access: 'read_only',
    audit: ['invoice.uncollectible', 'subscription.suspended'],
  },
  'payment_intent.succeeded': {
    before: { invoice: {} },
    names: 'payment',
    invoice: paid,
    audit: ['invoice.paid'],
  },
  'payment_intent.payment_failed': {
    before: { invoice: {} },
    names: 'payment',
    invoice: failed,
    audit: ['invoice.payment_failed'],
  },
  'charge.refunded': {
    before: { invoice: paid },
    names: 'payment',
    invoice: { ...paid, amountRefunded: 900 },
    audit: ['invoice.refunded'],
  },
  'charge.dispute.created': {
    before: { invoice: paid },
    names: 'payment',
    invoice: { ...paid, disputed: true },
    audit: ['invoice.disputed'],
    mails: ['payment-disputed'],
  },
  'charge.dispute.closed': {
    before: { invoice: { ...paid, disputed: true } },
    names: 'payment',
    invoice: { ...paid, disputed: false },
    audit: ['invoice.dispute_closed'],
    mails: ['payment-disputed'],
  },
  'customer.updated': { names: 'customer', customer: { balance: -500 }, audit: ['billing.balance_changed'] },
  'payment_method.attached': {
    names: 'customer',
    customer: { paymentMethod: visa },
    audit: ['billing.method_changed'],
  },
  'payment_method.detached': {
    names: 'customer',
    customer: { paymentMethod: null },
    audit: [],
  },
  'test_helpers.test_clock.advancing': { names: 'clock', customer: { clockAt: soon }, state: 'active' },
  'test_helpers.test_clock.ready': { names: 'clock', customer: { clockAt: soon }, state: 'active' },
}

/** Makes a company that is as the case begins. */
async function begin(given: Case) {
  const { tenant } = await addCompany(product, { plan: 'trial', state: 'trialing', trialEndsAt: soon })
  const tenantId = tenant.id
  const testClockId = `clock_${newId()}`
  const customer = aCustomer({ tenantId, ...(given.names === 'clock' && { testClockId }) })
  const subscription = aSubscription({ customerId: customer.id, ...given.before?.subscription })
  const invoice = anInvoice({
    customerId: customer.id,
    subscriptionId: subscription.id,
    ...given.before?.invoice,
  })
  theirs.customers.set(customer.id, customer)
  await mirrorCustomer(testCall(product), customer.id)
  if (given.hasBought ?? true) {
    theirs.subscriptions.set(subscription.id, subscription)
    await mirrorSubscription(testCall(product), subscription.id)
  }
  if (given.before?.invoice) {
    theirs.invoices.set(invoice.id, invoice)
    await mirrorInvoice(testCall(product), invoice.id)
  }
  return { tenantId, customer, subscription, invoice, testClockId }
}

type Begun = Awaited<ReturnType<typeof begin>>

/** Lets happen at Stripe what the event tells of. */
async function happen(given: Case, { tenantId, customer, subscription, invoice }: Begun) {
  theirs.customers.set(customer.id, { ...customer, ...given.customer })
  const metadata = { tenantId, requestId: '' }
  if (given.checkout) {
    const requestId = newId()
    metadata.requestId = requestId
    const asked = {
      tenantId,
      id: requestId,
      kind: 'buy' as const,
      state: 'open' as const,
      providerId: `cs_${requestId}`,
    }
    await product.database.platform.insert(subscriptionRequests).values({ ...asked, actorKind: 'system' })
    const isBought = given.subscription !== undefined
    theirs.checkouts.set(asked.providerId, {
      id: asked.providerId,
      state: 'open',
      isPaid: false,
      url: null,
      subscriptionId: isBought ? subscription.id : null,
      customerId: customer.id,
      metadata,
      expiresAt: soon,
      ...given.checkout,
    })
  }
  if (given.subscription)
    theirs.subscriptions.set(subscription.id, { ...subscription, metadata, ...given.subscription })
  if (given.invoice) theirs.invoices.set(invoice.id, { ...invoice, ...given.invoice })
  return metadata.requestId
}

function eventOf(type: string, given: Case, begun: Begun, requestId: string): ProviderEvent {
  const { customer, subscription, invoice, testClockId } = begun
  const customerId = customer.id
  const about = {
    subscription: { customerId, objectId: subscription.id, subscriptionId: subscription.id },
    invoice: { customerId, objectId: invoice.id, invoiceId: invoice.id, subscriptionId: subscription.id },
    // A payment names no invoice, and a dispute not even the customer.
    payment: { objectId: 'x', paymentIntentId: `pi_${invoice.id}` },
    customer: { customerId, objectId: customerId },
    checkout: {
      customerId,
      objectId: `cs_${requestId}`,
      subscriptionId: given.subscription ? subscription.id : null,
    },
    clock: { objectId: testClockId },
  }
  theirs.payments.set(`pi_${invoice.id}`, invoice.id)
  return anEvent(type, about[given.names])
}

test('every type that is handled has a case here', () => {
  expect(Object.keys(cases).toSorted()).toEqual([...handledTypes].toSorted())
})

describe.each(Object.entries(cases))('%s', (type, given) => {
  test('has its effect, once', async () => {
    const begun = await begin(given)
    const { tenantId } = begun
    const db = product.database.platform
    const audited = async () =>
      (
        await db
          .select()
          .from(auditEntries)
          .where(eq(auditEntries.tenantId, tenantId))
          .orderBy(auditEntries.seq)
      ).map(({ action }) => action)
    const before = await audited()
    if (given.extra) await addExtra(tenantId)
    const requestId = await happen(given, begun)
    const event = eventOf(type, given, begun, requestId)
    await receiveEvent(product.database, event)
    const mails = await runJobs(product)
    // Brought again, as one of its own: nothing more happens.
    await receiveEvent(product.database, { ...event, id: `${event.id}_again` })
    await runJobs(product)

    expect(await audited()).toEqual([...before, ...(given.audit ?? [])])
    expect(mails.map(({ template }) => template)).toEqual(given.mails ?? [])
    const [row] = await db.select().from(subscriptions).where(eq(subscriptions.tenantId, tenantId))
    if (given.state) expect(row?.state).toBe(given.state)
    if (given.access) {
      const { entitlements } = await readEntitlements(testCall(product), tenantId)
      expect(entitlements.access).toBe(given.access)
    }
    if (given.names === 'clock') expect(row?.clockAhead).toBeGreaterThan(86_400)
    if (given.request) {
      const [request] = await db
        .select()
        .from(subscriptionRequests)
        .where(eq(subscriptionRequests.id, requestId))
      expect(request?.state).toBe(given.request)
    }
  })
})

async function addExtra(tenantId: string) {
  const extra = { tenantId, id: newId(), kind: 'one_off' as const, description: 'Training', quantity: 1 }
  await product.database.platform.insert(invoiceExtras).values({ ...extra, amount: 100, currency: 'CNY' })
}
