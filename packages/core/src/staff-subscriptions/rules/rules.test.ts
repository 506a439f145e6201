import type { PlanTerms, Terms } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import type { Subscription } from './contract.ts'
import { decideCreation } from './decide-creation.ts'
import {
  decideCallOff,
  decideEnd,
  decideGoingOn,
  decideMove,
  decidePause,
  decideUnpause,
} from './decide-standing.ts'
import { decideTerms } from './decide-terms.ts'
import { at, contract, none, now, terms, trial } from './rules.fixture.ts'

const plan = (month: number): PlanTerms => ({
  entitlements: { users: 10 },
  trialDays: null,
  cycles: ['monthly', 'quarterly', 'yearly'],
  prices: { monthly: { CNY: month }, yearly: { CNY: month * 10 } },
  overages: { users: { per: 1, amounts: { CNY: 8_000 } } },
})
const [basic, professional] = [plan(60_000), plan(280_000)]

describe('a contract is created', () => {
  const utc = { timeZone: 'UTC', now }
  const sold = { terms: terms(), plan: basic }
  test.each<[string, Subscription | null, Date | null, string | null]>([
    ['for a company that has none', null, null, null],
    ['in the place of a trial', trial, null, null],
    ['in the place of what is free', contract(none), null, null],
    ['after one that ended', contract({ state: 'cancelled' }), null, null],
    ['after one that ended by the clock', contract({ endsAt: at('2026-03-10T00:00:00Z') }), null, null],
    ['after one that Stripe had', contract({ state: 'cancelled', source: 'stripe' }), null, null],
    ['not beside one that is paid', contract(), null, 'ALREADY_SUBSCRIBED'],
    ['not beside one at Stripe', contract({ source: 'stripe' }), null, 'ALREADY_SUBSCRIBED'],
    ['not for arrears', contract({ state: 'past_due' }), null, 'WRONG_STATE'],
    ['not while suspended', contract({ state: 'suspended', suspendedFrom: 'active' }), null, 'WRONG_STATE'],
    ['not later, with nothing until then', null, at('2026-04-01T00:00:00Z'), 'WRONG_STATE'],
  ])('%s', (_, present, startsAt, code) => {
    const verdict = decideCreation(present, sold, startsAt, utc)
    expect(verdict).toMatchObject(
      code
        ? { ok: false, code }
        : { ok: true, change: { state: 'active', source: 'manual', cycle: 'monthly' } },
    )
  })

  test('from a day that has been, in the period that it is in now', () => {
    const verdict = decideCreation(null, sold, at('2026-01-31T16:00:00Z'), { timeZone: 'Asia/Shanghai', now })
    // The first of February in Shanghai.
    expect(verdict).toMatchObject({
      change: {
        anchor: at('2026-01-31T16:00:00Z'),
        periodStart: at('2026-02-28T16:00:00Z'),
        periodEnd: at('2026-03-31T16:00:00Z'),
      },
    })
  })

  test('on a day to come, while the trial goes on', () => {
    const verdict = decideCreation(trial, sold, at('2026-03-19T00:00:00Z'), utc)
    const scheduled = { ...terms(), at: '2026-03-19T00:00:00.000Z' }
    expect(verdict).toEqual({ ok: true, change: { endsAt: null, scheduled } })
  })

  test.each([
    ['in a currency without a price', terms({ currency: 'USD' }), basic, 'NOT_OFFERED'],
    ['on a plan to try', terms(), { ...basic, cycles: [], prices: {}, trialDays: 14 }, 'NOT_OFFERED'],
    [
      'with users that the plan does not sell',
      terms({ seats: 2 }),
      { ...basic, overages: {} },
      'SEATS_NOT_OFFERED',
    ],
  ])('not %s', (_, wanted, version, code) => {
    expect(decideCreation(null, { terms: wanted, plan: version }, null, utc)).toMatchObject({ code })
  })

  test('at a price that is agreed on by talking', () => {
    const talked = { ...basic, cycles: [], prices: {} }
    expect(decideCreation(null, { terms: terms(), plan: talked }, null, utc)).toMatchObject({ ok: true })
  })
})

describe('terms change', () => {
  const change = (present: Subscription, to: Terms, version = professional, wanted?: 'now' | 'period_end') =>
    decideTerms(present, basic, { terms: to, plan: version }, { wanted, at: now, timeZone: 'UTC', now })

  test('at once to what costs more, with what is left of the month charged and given back', () => {
    // 16 of 31 days are left: 60000 and 280000, each times 16/31.
    expect(change(contract(), terms({ plan: 'professional' }))).toMatchObject({
      at: 'now',
      effectiveAt: now,
      proration: { amount: -30_968 + 144_516, restarts: false },
      change: { plan: 'professional', scheduled: null },
    })
  })

  test('when the period ends to what costs less', () => {
    const present = contract({ plan: 'professional', seats: 3 })
    const verdict = decideTerms(
      present,
      professional,
      { terms: terms(), plan: basic },
      { at: now, timeZone: 'UTC', now },
    )
    expect(verdict).toMatchObject({
      at: 'period_end',
      effectiveAt: present.periodEnd,
      proration: null,
      change: { scheduled: { ...terms(), at: '2026-04-01T00:00:00.000Z' } },
    })
  })

  test('to another cycle at once, and periods are counted from then', () => {
    expect(change(contract(), terms({ cycle: 'yearly' }), basic)).toMatchObject({
      at: 'now',
      change: { anchor: now, periodStart: now, periodEnd: at('2027-03-16T00:00:00Z') },
      proration: { amount: 600_000 - 30_968, restarts: true },
    })
  })

  test('and what is scheduled survives, unless it has come about', () => {
    const scheduled = { ...terms(), at: '2026-04-01T00:00:00.000Z' }
    const present = contract({ scheduled, seats: 2 })
    expect(change(present, terms({ seats: 5 }), basic)).toMatchObject({ change: { scheduled } })
    expect(change(present, terms({ seats: 5, cycle: 'yearly' }), basic)).toMatchObject({
      change: { scheduled: { ...scheduled, at: '2027-03-16T00:00:00.000Z' } },
    })
    expect(change(present, terms(), basic, 'now')).toMatchObject({ change: { scheduled: null } })
  })

  test.each<[string, Subscription, Terms, string]>([
    ['to the same', contract(), terms(), 'SAME_TERMS'],
    ['to another currency', contract(), terms({ currency: 'USD' }), 'NOT_OFFERED'],
    ['of a trial', trial, terms(), 'WRONG_STATE'],
    ['of what is suspended', contract({ state: 'suspended' }), terms({ seats: 1 }), 'WRONG_STATE'],
    ['of what ended', contract({ state: 'cancelled' }), terms({ seats: 1 }), 'WRONG_STATE'],
    [
      'at an end after which nothing comes',
      contract({ seats: 3, endsAt: at('2026-04-01T00:00:00Z') }),
      terms({ seats: 1 }),
      'WRONG_STATE',
    ],
    [
      'to what is scheduled already',
      contract({ seats: 3, scheduled: { ...terms(), at: '2026-04-01T00:00:00.000Z' } }),
      terms(),
      'SAME_TERMS',
    ],
  ])('not %s', (_, present, to, code) => {
    expect(change(present, to, basic)).toEqual({ ok: false, code })
  })
})

describe('what staff do', () => {
  const end = at('2026-04-01T00:00:00Z')
  const ending = contract({ endsAt: end })
  const paused = contract({ state: 'suspended', suspendedFrom: 'active', suspensionCause: 'paused' })
  const cancelled = contract({ state: 'cancelled' })
  test.each<[string, { ok: boolean }, unknown]>([
    ['ends now', decideEnd(contract(), 'now', now), { change: { state: 'cancelled', stateSince: now } }],
    ['ends with the period', decideEnd(contract(), 'period_end', now), { change: { endsAt: end } }],
    ['ends with the trial', decideEnd(trial, 'period_end', now), { change: { endsAt: trial.trialEndsAt } }],
    ['ends only once', decideEnd(ending, 'period_end', now), { code: 'WRONG_STATE' }],
    ['ends nothing that ended', decideEnd(cancelled, 'now', now), { code: 'WRONG_STATE' }],
    [
      'ends no period of what has none',
      decideEnd(contract(none), 'period_end', now),
      { code: 'WRONG_STATE' },
    ],
    ['lets it go on', decideGoingOn(ending, now), { change: { endsAt: null } }],
    ['lets nothing go on that goes on', decideGoingOn(contract(), now), { code: 'NOTHING_SCHEDULED' }],
    ['lets nothing go on that is over', decideGoingOn(ending, end), { code: 'WRONG_STATE' }],
    [
      'pauses',
      decidePause(contract(), 'moving', now),
      { change: { state: 'suspended', suspensionCause: 'paused' } },
    ],
    ['pauses only once', decidePause(paused, '', now), { code: 'WRONG_STATE' }],
    ['ends a pause', decideUnpause(paused, now), { change: { state: 'active', suspensionCause: null } }],
    [
      'ends no suspension',
      decideUnpause(contract({ ...paused, suspensionCause: 'staff' }), now),
      { code: 'WRONG_STATE' },
    ],
    ['moves', decideMove(contract(), 'stripe', now), { change: { movesTo: 'stripe' } }],
    ['moves nowhere', decideMove(contract(), 'manual', now), { code: 'SAME_TERMS' }],
    ['moves only once', decideMove(contract({ movesTo: 'stripe' }), 'stripe', now), { code: 'SAME_TERMS' }],
    ['moves no trial', decideMove(trial, 'stripe', now), { code: 'WRONG_STATE' }],
    ['moves nothing that ends', decideMove(ending, 'stripe', now), { code: 'WRONG_STATE' }],
    [
      'calls off a move',
      decideCallOff(contract({ movesTo: 'stripe' }), 'move'),
      { change: { movesTo: null } },
    ],
    ['calls off nothing', decideCallOff(contract(), 'change'), { code: 'NOTHING_SCHEDULED' }],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toMatchObject(expected as object)
  })

  test('goes by the clock that a test moved', () => {
    const ahead = contract({ clockAhead: 30 * 86_400 })
    expect(decideEnd(ahead, 'now', now)).toMatchObject({ change: { stateSince: at('2026-04-15T00:00:00Z') } })
    expect(decideEnd(ahead, 'period_end', now)).toMatchObject({ code: 'WRONG_STATE' })
  })
})
