import type { InvoiceState } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import type { ProviderStatus, ProviderSubscription } from '../payments/index.ts'
import { mirror, type Present } from './mirror.ts'

const day = (n: number) => new Date(Date.UTC(2026, 3, n))

const theirs = (given: Partial<ProviderSubscription> = {}): ProviderSubscription => ({
  id: 'sub_1',
  customerId: 'cus_1',
  status: 'active',
  items: [
    { key: 'leasehold:professional:v2:monthly:CNY:base', quantity: 1, amount: 280_000 },
    { key: 'leasehold:professional:v2:monthly:CNY:seat', quantity: 4, amount: 8_000 },
  ],
  currency: 'CNY',
  metadata: {},
  anchor: day(1),
  periodStart: day(1),
  periodEnd: day(31),
  startedAt: day(1),
  trialEndsAt: null,
  endsAt: null,
  endedAt: null,
  isCollectionPaused: false,
  scheduled: null,
  latestInvoice: null,
  testClockId: null,
  ...given,
})

const present = (given: Partial<Present> = {}): Present => ({
  state: 'active',
  stateSince: day(2),
  suspendedFrom: null,
  suspensionCause: null,
  stripeSubscriptionId: 'sub_1',
  ...given,
})

const mirrored = (given: Partial<ProviderSubscription>, row: Present | null = null) => {
  const verdict = mirror(theirs(given), row)
  if (!verdict.ok) throw new Error(verdict.reason)
  return verdict.mirrored
}

const invoice = (openedAt: Date | null, state: InvoiceState = 'open') => ({
  latestInvoice: { id: 'in_1', state, issuedAt: day(1), openedAt },
})

describe('each status of Stripe’s is one of ours', () => {
  test.each<[ProviderStatus, Partial<ProviderSubscription>, object]>([
    ['active', {}, { state: 'active', stateSince: day(1), suspensionCause: null }],
    ['trialing', { trialEndsAt: day(15) }, { state: 'trialing', trialEndsAt: day(15) }],
    ['past_due', invoice(day(3)), { state: 'past_due', stateSince: day(3) }],
    ['past_due', invoice(null), { state: 'past_due', stateSince: day(1) }],
    ['past_due', {}, { state: 'past_due', stateSince: day(1) }],
    ['unpaid', invoice(day(3)), { state: 'suspended', suspendedFrom: 'past_due', suspensionCause: 'unpaid' }],
    ['paused', {}, { state: 'suspended', suspendedFrom: 'active', suspensionCause: 'paused' }],
    ['active', { isCollectionPaused: true }, { state: 'suspended', suspensionCause: 'paused' }],
    [
      'canceled',
      { endedAt: day(9) },
      { state: 'cancelled', stateSince: day(9), endsAt: null, scheduled: null },
    ],
  ])('%s', (status, given, expected) => {
    expect(mirrored({ status, ...given })).toMatchObject(expected)
  })

  test('but what was never paid, which leaves everything as it is', () => {
    for (const status of ['incomplete', 'incomplete_expired'] as const)
      expect(mirror(theirs({ status }), present())).toEqual({ ok: false, reason: 'incomplete' })
  })
})

test('it says what was sold, when, and until when', () => {
  expect(mirrored({ endsAt: day(31) })).toEqual({
    plan: 'professional',
    planVersion: 2,
    cycle: 'monthly',
    currency: 'CNY',
    seats: 4,
    state: 'active',
    stateSince: day(1),
    suspendedFrom: null,
    suspensionCause: null,
    trialEndsAt: null,
    anchor: day(1),
    periodStart: day(1),
    periodEnd: day(31),
    endsAt: day(31),
    scheduled: null,
  })
})

test('a trial that is over has no end any more', () => {
  expect(mirrored({ status: 'active', trialEndsAt: day(1) }).trialEndsAt).toBeNull()
})

test('what is scheduled is told, as far as it is ours', () => {
  const items = [{ key: 'leasehold:basic:v1:monthly:CNY:base', quantity: 1 }]
  expect(mirrored({ scheduled: { at: day(31), items } }).scheduled).toEqual({
    plan: 'basic',
    planVersion: 1,
    cycle: 'monthly',
    currency: 'CNY',
    seats: 0,
    at: day(31).toISOString(),
  })
  expect(mirrored({ scheduled: { at: day(31), items: [{ key: null, quantity: 1 }] } }).scheduled).toBeNull()
})

test('prices that are not ours are not guessed at', () => {
  const items = [{ key: null, quantity: 1, amount: 1 }]
  expect(mirror(theirs({ items }), present())).toEqual({ ok: false, reason: 'foreign_prices' })
})

describe('what staff suspended', () => {
  const suspended = present({ state: 'suspended', suspendedFrom: 'active', suspensionCause: 'staff' })

  test.each<[ProviderStatus, string]>([
    ['active', 'active'],
    ['past_due', 'past_due'],
    ['unpaid', 'past_due'],
    ['trialing', 'trialing'],
  ])('stays so while Stripe says %s, and returns to it', (status, suspendedFrom) => {
    expect(mirrored({ status }, suspended)).toMatchObject({
      state: 'suspended',
      stateSince: day(2),
      suspendedFrom,
      suspensionCause: 'staff',
    })
  })

  test('ends when it ends at Stripe', () => {
    expect(mirrored({ status: 'canceled', endedAt: day(9) }, suspended)).toMatchObject({
      state: 'cancelled',
      suspensionCause: null,
    })
  })

  test('does not hold for another subscription', () => {
    const other = { ...suspended, stripeSubscriptionId: 'sub_0' }
    expect(mirrored({}, other)).toMatchObject({ state: 'active', suspensionCause: null })
  })
})

test('what money suspended is lifted by money', () => {
  const unpaid = present({ state: 'suspended', suspendedFrom: 'past_due', suspensionCause: 'unpaid' })
  expect(mirrored({ status: 'active' }, unpaid)).toMatchObject({ state: 'active', suspendedFrom: null })
})

test('mirroring again what was mirrored changes nothing', () => {
  for (const status of ['active', 'trialing', 'past_due', 'unpaid', 'paused', 'canceled'] as const) {
    const once = mirrored({ status, ...invoice(day(3)) }, present())
    const again = mirrored({ status, ...invoice(day(3)) }, { ...once, stripeSubscriptionId: 'sub_1' })
    expect(again).toEqual(once)
  }
})
