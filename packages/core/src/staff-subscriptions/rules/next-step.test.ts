import { type Cycle, cycles } from '@leasehold/catalog'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { periodFrom } from '../../subscriptions/index.ts'
import type { Subscription } from './contract.ts'
import { nextStep } from './next-step.ts'
import { at, contract, none, now, terms, trial } from './rules.fixture.ts'

describe('time', () => {
  const later = at('2026-04-01T00:00:00Z')
  const scheduled = { ...terms({ seats: 0 }), at: later.toISOString() }
  test.each<[string, Subscription, Date, unknown]>([
    ['leaves a running period alone', contract(), now, null],
    [
      'begins the next period',
      contract(),
      later,
      {
        action: 'subscription.renewed',
        change: { periodStart: later, periodEnd: at('2026-05-01T00:00:00Z') },
      },
    ],
    [
      'applies what was scheduled, with the next period',
      contract({ seats: 4, scheduled }),
      later,
      { action: 'subscription.terms_changed', change: { seats: 0, periodStart: later, scheduled: null } },
    ],
    [
      'counts anew where the cycle changes',
      contract({ scheduled: { ...scheduled, cycle: 'yearly' } }),
      later,
      { change: { anchor: later, periodEnd: at('2027-04-01T00:00:00Z') } },
    ],
    [
      'ends rather than renews',
      contract({ endsAt: later, scheduled }),
      later,
      {
        action: 'subscription.cancelled',
        change: { state: 'cancelled', stateSince: later, scheduled: null },
      },
    ],
    [
      'begins what was sold after a trial',
      { ...trial, scheduled },
      later,
      { action: 'subscription.created', change: { state: 'active', stateSince: later, trialEndsAt: null } },
    ],
    [
      'begins what was sold and leaves a suspension',
      { ...trial, state: 'suspended', suspendedFrom: 'trialing', suspensionCause: 'staff', scheduled },
      later,
      { change: { suspendedFrom: 'active', trialEndsAt: null } },
    ],
    ['leaves to Stripe what is Stripe’s', contract({ source: 'stripe' }), later, null],
    ['leaves alone what ended', contract({ state: 'cancelled' }), later, null],
    ['leaves alone what is free', contract(none), later, null],
  ])('%s', (_, present, clock, expected) => {
    const step = nextStep(present, 'UTC', clock)
    if (expected === null) expect(step).toBeNull()
    else expect(step).toMatchObject({ at: later, ...(expected as object) })
  })

  const zones = [
    'UTC',
    'Asia/Shanghai',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
  ]
  const instants = fc.date({
    min: at('2000-01-01T00:00:00Z'),
    max: at('2060-01-01T00:00:00Z'),
    noInvalidDate: true,
  })

  test('years of renewals leave no gap, keep the day of the month, and the time of day', () => {
    const cycle = fc.constantFrom<Cycle[]>(...cycles)
    fc.assert(
      fc.property(instants, cycle, fc.constantFrom(...zones), (anchor, each, timeZone) => {
        let present = contract({
          cycle: each,
          anchor,
          periodStart: anchor,
          ...periodEndOf(anchor, each, timeZone),
        })
        const end = new Date(anchor.getTime() + 6 * 366 * 86_400_000)
        const local = zoned(anchor, timeZone)
        for (let step = nextStep(present, timeZone, end); step; step = nextStep(present, timeZone, end)) {
          const { periodStart, periodEnd } = step.change
          expect(periodStart).toEqual(present.periodEnd)
          const day = zoned(periodEnd ?? end, timeZone)
          expect(day.day).toBe(Math.min(local.day, day.daysInMonth))
          // A clock that goes forward may leave the time out.
          expect(Math.abs(minutes(day) - minutes(local))).toBeLessThanOrEqual(60)
          present = { ...present, ...step.change }
        }
        expect(present.periodEnd && present.periodEnd > end).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  test('a company that changes its time zone has neither a gap nor a short period', () => {
    const zone = fc.constantFrom(...zones)
    fc.assert(
      fc.property(
        instants,
        fc.constantFrom<Cycle[]>(...cycles),
        zone,
        zone,
        (anchor, cycle, before, after) => {
          const first = periodFrom(anchor, anchor, cycle, before)
          const next = periodFrom(first.end, anchor, cycle, after)
          const days = (next.end.getTime() - next.start.getTime()) / 86_400_000
          expect(next.start).toEqual(first.end)
          expect(days).toBeGreaterThan(26)
          expect(days).toBeLessThan(368)
        },
      ),
      { numRuns: 300 },
    )
  })
})

function periodEndOf(anchor: Date, cycle: Cycle, timeZone: string) {
  return { periodEnd: periodFrom(anchor, anchor, cycle, timeZone).end }
}

function zoned(date: Date, timeZone: string) {
  return Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone)
}

function minutes({ hour, minute }: { hour: number; minute: number }): number {
  return hour * 60 + minute
}
