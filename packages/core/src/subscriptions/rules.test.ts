import { describe, expect, test } from 'vitest'
import type { ProviderSubscription } from '../payments/index.ts'
import type { Mirrored } from './mirror.ts'
import { decideHold, isDone, nameChange, type Row } from './rules.ts'
import type { RequestUnderWay } from './store.ts'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))

const row: Row = {
  plan: 'professional',
  planVersion: 1,
  state: 'active',
  source: 'stripe',
  trialEndsAt: null,
  stateSince: at(1),
  suspendedFrom: null,
  suspensionCause: null,
  suspensionReason: null,
  cycle: 'monthly',
  currency: 'CNY',
  seats: 0,
  anchor: at(1),
  periodStart: at(1),
  periodEnd: at(31),
  endsAt: null,
  scheduled: null,
  movesTo: null,
  stripeSubscriptionId: 'sub_own',
  clockAhead: 0,
}

type Theirs = Pick<ProviderSubscription, 'id' | 'status' | 'endedAt'>
const live: Theirs = { id: 'sub_other', status: 'active', endedAt: null }
const ended = (day: number): Theirs => ({ id: 'sub_other', status: 'canceled', endedAt: at(day) })
const manual = { source: 'manual' as const, stripeSubscriptionId: null }

describe('which subscription is the company’s', () => {
  test.each<[string, Theirs, Partial<Row> | null, boolean, string]>([
    ['the first of a company', live, null, false, 'applies'],
    ['its own', { ...live, id: 'sub_own' }, {}, false, 'applies'],
    ['a second beside a live one', live, {}, false, 'second_subscription'],
    ['one that ended beside a live one', ended(9), {}, false, 'ended_before'],
    ['a new one after the end', live, { state: 'cancelled' }, false, 'applies'],
    ['the later of two ends', ended(9), { state: 'cancelled', stateSince: at(8) }, false, 'applies'],
    ['the earlier of two ends', ended(7), { state: 'cancelled', stateSince: at(8) }, false, 'ended_before'],
    ['a purchase out of a trial of ours', live, { ...manual, state: 'trialing' }, false, 'applies'],
    ['a purchase out of what is free', live, { ...manual, cycle: null }, false, 'applies'],
    ['one beside a contract of ours that is paid for', live, manual, false, 'held_manually'],
    ['the same, when the company asked for it', live, manual, true, 'applies'],
    [
      'the end of what we took over',
      { ...ended(9), id: 'sub_own' },
      { source: 'manual', cycle: null },
      false,
      'ended_before',
    ],
  ])('%s', (_, theirs, change, wasAskedFor, expected) => {
    expect(decideHold(theirs, change && { ...row, ...change }, wasAskedFor)).toBe(expected)
  })
})

describe('what happened, in a word', () => {
  const next = {
    plan: 'basic',
    planVersion: 1,
    cycle: 'monthly' as const,
    currency: 'CNY' as const,
    seats: 0,
  }
  const scheduled = { ...next, at: at(31).toISOString() }
  test.each<[Partial<Row> | null, Partial<Row>, string]>([
    [null, {}, 'subscription.bought'],
    [{ ...manual, state: 'trialing' }, {}, 'subscription.bought'],
    [{}, { periodStart: at(31) }, 'subscription.renewed'],
    [{}, { plan: 'enterprise' }, 'subscription.plan_changed'],
    [{}, { seats: 3 }, 'subscription.terms_changed'],
    [{}, { scheduled }, 'subscription.change_scheduled'],
    [{ scheduled }, {}, 'subscription.change_called_off'],
    [{ scheduled }, { plan: 'basic', periodStart: at(31) }, 'subscription.plan_changed'],
    [{}, { endsAt: at(31) }, 'subscription.cancellation_scheduled'],
    [{ endsAt: at(31) }, {}, 'subscription.cancellation_called_off'],
    [{ endsAt: at(31) }, { state: 'cancelled' }, 'subscription.cancelled'],
    [{}, { state: 'past_due' }, 'subscription.past_due'],
    [{ state: 'past_due' }, {}, 'subscription.recovered'],
    [{ state: 'past_due' }, { state: 'suspended', suspensionCause: 'unpaid' }, 'subscription.suspended'],
    [{ state: 'suspended', suspensionCause: 'unpaid' }, {}, 'subscription.recovered'],
    [{ state: 'suspended', suspensionCause: 'paused' }, {}, 'subscription.resumed'],
    [{ state: 'trialing', trialEndsAt: at(5) }, {}, 'subscription.trial_converted'],
    [
      { state: 'trialing', trialEndsAt: at(5) },
      { state: 'trialing', trialEndsAt: at(9) },
      'subscription.trial_extended',
    ],
    [{}, { anchor: at(2) }, 'subscription.mirrored'],
  ])('%j → %j: %s', (before, after, expected) => {
    expect(nameChange(before && { ...row, ...before }, { ...row, ...after })).toBe(expected)
  })
})

describe('whether what was asked for is done', () => {
  const terms = {
    plan: 'basic',
    planVersion: 1,
    cycle: 'monthly' as const,
    currency: 'CNY' as const,
    seats: 0,
  }
  const asked = { id: 'r', kind: 'change', terms, atPeriodEnd: false, details: {} } as const
  const now: Mirrored = {
    ...terms,
    plan: 'professional',
    state: 'active',
    stateSince: at(1),
    suspendedFrom: null,
    suspensionCause: null,
    trialEndsAt: null,
    anchor: at(1),
    periodStart: at(1),
    periodEnd: at(31),
    endsAt: null,
    scheduled: null,
  }
  const scheduled = { ...terms, at: at(31).toISOString() }
  const isPaused = { isCollectionPaused: true }
  test.each<[string, Partial<RequestUnderWay>, Partial<ProviderSubscription>, Partial<Mirrored>, boolean]>([
    ['a purchase that names it', { kind: 'buy' }, { metadata: { requestId: 'r' } }, {}, true],
    ['a purchase of the same', { kind: 'buy' }, {}, { plan: 'basic' }, true],
    ['a purchase of something else', { kind: 'buy' }, { metadata: { requestId: 'q' } }, {}, false],
    ['a change that is not there yet', {}, {}, {}, false],
    ['a change that is there', {}, {}, { plan: 'basic' }, true],
    ['a change that is only scheduled', {}, {}, { scheduled }, false],
    ['a change for the end that is scheduled', { atPeriodEnd: true }, {}, { scheduled }, true],
    ['a change that is called off', { kind: 'call_off' }, {}, {}, true],
    ['a change that is still scheduled', { kind: 'call_off' }, {}, { scheduled }, false],
    ['an end that is scheduled', { kind: 'cancel', atPeriodEnd: true }, {}, { endsAt: at(31) }, true],
    ['an end at once that is not there', { kind: 'cancel' }, {}, { endsAt: at(31) }, false],
    ['an end at once', { kind: 'cancel' }, {}, { state: 'cancelled' }, true],
    ['an end that is taken back', { kind: 'resume' }, {}, {}, true],
    ['a pause', { kind: 'pause' }, isPaused, {}, true],
    ['a pause that goes on', { kind: 'unpause' }, isPaused, {}, false],
    ['a contract that is let go', { kind: 'release' }, {}, { endsAt: at(31) }, true],
    [
      'a longer trial, to the second',
      { kind: 'extend_trial', details: { trialEndsAt: '2026-01-09T00:00:00.700Z' } },
      {},
      { trialEndsAt: at(9) },
      true,
    ],
  ])('%s', (_, request, theirs, mirrored, expected) => {
    const subscription = { metadata: {}, status: 'active', isCollectionPaused: false, ...theirs }
    const done = isDone({ ...asked, ...request }, subscription as ProviderSubscription, {
      ...now,
      ...mirrored,
    })
    expect(done).toBe(expected)
  })
})
