import { expect, test } from 'vitest'
import type { ProviderInvoice, ProviderSubscription } from '../payments/index.ts'
import { mirror, priceKey } from '../subscriptions/index.ts'
import { compareInvoice, compareSubscription, type OurSubscription } from './rules.ts'

const date = (day: number) => new Date(Date.UTC(2026, 2, day))
const sold = { plan: 'professional', planVersion: 1, cycle: 'monthly', currency: 'CNY' } as const

const theirs = (given: Partial<ProviderSubscription> = {}): ProviderSubscription => ({
  id: 'sub_1',
  customerId: 'cus_1',
  status: 'active',
  items: [
    { key: priceKey({ ...sold, part: 'base' }), quantity: 1, amount: 280_000 },
    { key: priceKey({ ...sold, part: 'seat' }), quantity: 3, amount: 24_000 },
  ],
  currency: 'cny',
  metadata: {},
  anchor: date(1),
  periodStart: date(1),
  periodEnd: date(31),
  startedAt: date(1),
  trialEndsAt: null,
  endsAt: null,
  endedAt: null,
  isCollectionPaused: false,
  scheduled: null,
  latestInvoice: null,
  testClockId: null,
  ...given,
})

/** Our row as mirroring would have written it. */
function mirrored(subscription: ProviderSubscription, given: Partial<OurSubscription> = {}): OurSubscription {
  const verdict = mirror(subscription, null)
  if (!verdict.ok) throw new Error(verdict.reason)
  return {
    ...verdict.mirrored,
    tenantId: 'company',
    source: 'stripe',
    movesTo: null,
    isReleasing: false,
    stripeSubscriptionId: subscription.id,
    ...given,
  }
}

test('what was mirrored does not differ, whatever its state', () => {
  const key = priceKey({ ...sold, plan: 'basic', part: 'base' })
  const all: Partial<ProviderSubscription>[] = [
    {},
    { status: 'trialing', trialEndsAt: date(14) },
    {
      status: 'past_due',
      latestInvoice: { id: 'in_1', state: 'open', issuedAt: date(2), openedAt: date(3) },
    },
    { status: 'unpaid', latestInvoice: { id: 'in_1', state: 'open', issuedAt: date(2), openedAt: null } },
    { status: 'canceled', endedAt: date(9) },
    { isCollectionPaused: true },
    { endsAt: date(31) },
    { scheduled: { at: date(31), items: [{ key, quantity: 1 }] } },
  ]
  for (const given of all) {
    const subscription = theirs(given)
    expect(compareSubscription(subscription, mirrored(subscription))).toBeNull()
  }
})

test('the fields that differ are named, on both sides', () => {
  const row = mirrored(theirs(), { state: 'past_due', seats: 1 })
  expect(compareSubscription(theirs(), row)).toEqual({
    kind: 'subscription_differs',
    companyId: 'company',
    providerId: 'sub_1',
    ours: { state: 'past_due', seats: 1 },
    theirs: { state: 'active', seats: 3 },
  })
})

test('one that was made at Stripe is unknown, unless it came to nothing or has ended', () => {
  const row = mirrored(theirs(), { stripeSubscriptionId: null, source: 'manual' })
  expect(compareSubscription(theirs(), row)).toMatchObject({
    kind: 'subscription_unknown',
    companyId: 'company',
  })
  expect(compareSubscription(theirs(), null)).toMatchObject({ kind: 'subscription_unknown', companyId: null })
  for (const status of ['incomplete', 'incomplete_expired', 'canceled'] as const) {
    expect(compareSubscription(theirs({ status }), row)).toBeNull()
  }
})

test('one with prices of somebody else cannot be mirrored, and is told', () => {
  const foreign = theirs({ items: [{ key: null, quantity: 1, amount: 100 }] })
  expect(compareSubscription(foreign, mirrored(theirs()))).toMatchObject({ kind: 'subscription_differs' })
})

test('what staff suspended here does not differ', () => {
  const row = mirrored(theirs(), { state: 'suspended', suspendedFrom: 'active', suspensionCause: 'staff' })
  expect(compareSubscription(theirs(), row)).toBeNull()
})

test('a contract that became ours after Stripe’s had ended does not differ', () => {
  const ended = theirs({ status: 'canceled', endedAt: date(9) })
  expect(compareSubscription(ended, mirrored(ended, { source: 'manual', state: 'active' }))).toBeNull()
})

test('a contract that we are to keep ends at Stripe, or is being let go; else it stays with Stripe', () => {
  const moving = { movesTo: 'manual', endsAt: null } as const
  const compare = (given: Partial<ProviderSubscription>, isReleasing = false) =>
    compareSubscription(theirs(given), mirrored(theirs(given), { ...moving, isReleasing }))
  expect(compare({ endsAt: date(31) })).toBeNull()
  expect(compare({}, true)).toBeNull()
  expect(compare({})).toMatchObject({
    kind: 'subscription_differs',
    ours: { movesTo: 'manual' },
    theirs: { movesTo: null },
  })
})

const invoice: ProviderInvoice = {
  id: 'in_1',
  customerId: 'cus_1',
  subscriptionId: 'sub_1',
  number: 'A-0001',
  state: 'paid',
  reason: 'subscription_cycle',
  currency: 'CNY',
  subtotal: 100,
  discount: 0,
  tax: 0,
  total: 100,
  amountDue: 100,
  amountPaid: 100,
  amountRemaining: 0,
  amountRefunded: 0,
  lines: [],
  periodStart: date(1),
  periodEnd: date(31),
  issuedAt: date(1),
  openedAt: date(1),
  dueAt: null,
  paidAt: date(2),
  attempts: 1,
  nextAttemptAt: null,
  failure: null,
  disputed: false,
  hostedUrl: null,
  pdfUrl: null,
}

test('invoices: unknown, different, the same to the second', () => {
  const ours = { ...invoice, tenantId: 'company', providerId: 'in_1' }
  expect(compareInvoice(invoice, null, 'company')).toMatchObject({
    kind: 'invoice_unknown',
    companyId: 'company',
  })
  expect(compareInvoice(invoice, { ...ours, state: 'open', amountPaid: 0 }, 'company')).toMatchObject({
    kind: 'invoice_differs',
    ours: { state: 'open', amountPaid: 0 },
    theirs: { state: 'paid', amountPaid: 100 },
  })
  const later = { ...ours, paidAt: new Date(date(2).getTime() + 400) }
  expect(compareInvoice(invoice, later, 'company')).toBeNull()
})
