import type { Currency, PlanTerms, Terms } from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundary, type Period } from './periods.ts'
import { priceLines, totalOf } from './pricing.ts'
import { type Priced, prorate, share } from './proration.ts'

const utc = (text: string) => new Date(`${text}Z`)
const second = (date: Date) => BigInt(Math.floor(date.getTime() / 1_000))

const priced = (
  plan: string,
  given: {
    month: number
    year?: number
    seat?: number
    seats?: number
    currency?: Currency
    yearly?: boolean
  },
): Priced => {
  const { month, year = month * 10, seat = 0, seats = 0, currency = 'CNY', yearly = false } = given
  const sold: PlanTerms = {
    entitlements: { users: 10 },
    trialDays: null,
    cycles: ['monthly', 'yearly'],
    prices: { monthly: { [currency]: month }, yearly: { [currency]: year } },
    overages: { users: { per: 1, amounts: { [currency]: seat } } },
  }
  const terms: Terms = { plan, planVersion: 1, cycle: yearly ? 'yearly' : 'monthly', currency, seats }
  return { terms, plan: sold }
}

const april: Period = { start: utc('2026-04-01T00:00'), end: utc('2026-05-01T00:00') }
const basic = priced('basic', { month: 60_000, seat: 8_000 })
const pro = priced('professional', { month: 280_000, seat: 8_000 })

describe('a change within a period', () => {
  test('gives back and charges what is left of it', () => {
    const at = utc('2026-04-16T00:00')
    const found = prorate(basic, pro, april, at, boundary(at, 'monthly', 'UTC', 1))
    expect(found).toMatchObject({
      amount: 110_000,
      restarts: false,
      period: april,
      lines: [
        { subject: 'basic', amount: -30_000, from: at.toISOString(), to: april.end.toISOString() },
        { subject: 'professional', amount: 140_000 },
      ],
    })
  })

  test('leaves alone what stays', () => {
    const at = utc('2026-04-21T00:00')
    const more = { ...basic, terms: { ...basic.terms, seats: 3 } }
    const found = prorate(basic, more, april, at, april.end)
    expect(found?.lines).toMatchObject([{ subject: 'users', quantity: 3, amount: 8_000 }])
    const fewer = { ...basic, terms: { ...basic.terms, seats: 1 } }
    expect(prorate(more, fewer, april, at, april.end)).toMatchObject({
      amount: -5_333,
      lines: [
        { subject: 'users', quantity: 3, amount: -8_000 },
        { subject: 'users', quantity: 1, amount: 2_667 },
      ],
    })
  })

  test('to another cycle begins a period, charged in full', () => {
    const at = utc('2026-04-16T00:00')
    const yearly = { ...pro, terms: { ...pro.terms, cycle: 'yearly' as const, seats: 2 } }
    const end = boundary(at, 'yearly', 'UTC', 1)
    expect(prorate(basic, yearly, april, at, end)).toMatchObject({
      amount: -30_000 + 2_800_000 + 2 * 96_000,
      restarts: true,
      period: { start: at, end },
      lines: [
        { kind: 'proration', amount: -30_000 },
        { kind: 'base', amount: 2_800_000, from: at.toISOString(), to: end.toISOString() },
        { kind: 'seats', amount: 192_000 },
      ],
    })
  })

  test('at its beginning charges all of the difference, at its end nothing', () => {
    expect(prorate(basic, pro, april, april.start, april.end)?.amount).toBe(220_000)
    expect(prorate(basic, pro, april, april.end, april.end)?.amount).toBe(0)
  })

  test('rounds yen to the yen', () => {
    const [from, to] = [
      priced('basic', { month: 9_800, currency: 'JPY' }),
      priced('professional', { month: 29_800, currency: 'JPY' }),
    ]
    const at = utc('2026-04-11T12:34:56')
    const left = Number(second(april.end) - second(at))
    const part = (amount: number) => Math.round((amount * left) / (30 * 86_400))
    expect(prorate(from, to, april, at, april.end)?.amount).toBe(part(29_800) - part(9_800))
  })

  test('over the end of a leap year counts every day of it', () => {
    const year: Period = { start: utc('2027-12-31T00:00'), end: utc('2028-12-31T00:00') }
    const whole = priced('basic', { month: 1, year: 366_000, yearly: true })
    const more = priced('professional', { month: 1, year: 732_000, yearly: true })
    expect(prorate(whole, more, year, utc('2028-02-29T00:00'), year.end)?.amount).toBe(306_000)
  })
})

const amounts = fc.integer({ min: 0, max: 100_000_000_000 })
const dates = fc.date({ min: utc('2020-01-01T00:00'), max: utc('2060-01-01T00:00'), noInvalidDate: true })
const period = fc
  .tuple(dates, fc.integer({ min: 1, max: 366 * 86_400 }))
  .map(([start, seconds]): Period => ({ start, end: new Date(start.getTime() + seconds * 1_000) }))

function bounded(value: bigint, most: bigint): bigint {
  if (value < 0n) return 0n
  return value > most ? most : value
}

test('a share is the nearest whole amount, halves away from zero', () => {
  const signed = fc.tuple(amounts, fc.boolean()).map(([amount, isLess]) => (isLess ? -amount : amount))
  fc.assert(
    fc.property(signed, period, fc.double({ min: -0.2, max: 1.2, noNaN: true }), (amount, within, place) => {
      const span = within.end.getTime() - within.start.getTime()
      const at = new Date(Math.round(within.start.getTime() + span * place))
      const length = second(within.end) - second(within.start)
      const left = bounded(second(within.end) - second(at), length)
      const found = BigInt(share(amount, within, at))
      // As fractions of the period’s length, so that nothing is rounded here.
      const twice = 2n * (found * length - BigInt(amount) * left)
      const off = twice < 0n ? -twice : twice
      expect(off <= length).toBe(true)
      if (off === length) expect(found * found * length * length >= (BigInt(amount) * left) ** 2n).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

const offers = fc.record({
  plan: fc.constantFrom('basic', 'professional', 'enterprise'),
  seats: fc.integer({ min: 0, max: 500 }),
})
const prices = fc.record({
  basic: fc.integer({ min: 0, max: 10_000_000 }),
  professional: fc.integer({ min: 0, max: 10_000_000 }),
  enterprise: fc.integer({ min: 0, max: 10_000_000 }),
  seat: fc.integer({ min: 0, max: 100_000 }),
})

test('whatever is changed within a period, what is paid is what was used, to half a unit a line', () => {
  const changes = fc.array(fc.tuple(offers, fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 })
  fc.assert(
    fc.property(offers, changes, period, prices, (first, later, within, list) => {
      const termsOf = ({ plan, seats }: typeof first) =>
        priced(plan, { month: list[plan as keyof typeof list], seat: list.seat, seats })
      const priceOf = (of: Priced) => BigInt(totalOf(priceLines(of.terms, of.plan) ?? []))
      const span = within.end.getTime() - within.start.getTime()
      let now = termsOf(first)
      let since = within.start
      let paid = priceOf(now)
      let used = 0n
      let lines = 0n
      const inOrder = later.toSorted(([, a], [, b]) => a - b)
      for (const [offer, place] of inOrder) {
        const at = new Date(Math.floor(within.start.getTime() + span * place))
        const next = termsOf(offer)
        const charged = prorate(now, next, within, at, within.end)
        if (!charged) throw new Error('It is offered.')
        expect(charged.amount).toBe(totalOf(charged.lines))
        used += priceOf(now) * (second(at) - second(since))
        paid += BigInt(charged.amount)
        lines += BigInt(charged.lines.length)
        since = at
        now = next
      }
      used += priceOf(now) * (second(within.end) - second(since))
      const length = second(within.end) - second(within.start)
      const off = 2n * (paid * length - used)
      expect((off < 0n ? -off : off) <= lines * length).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('there and back at the same second costs nothing', () => {
  fc.assert(
    fc.property(
      offers,
      offers,
      period,
      prices,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (a, b, within, list, place) => {
        const termsOf = ({ plan, seats }: typeof a) =>
          priced(plan, { month: list[plan as keyof typeof list], seat: list.seat, seats })
        const span = within.end.getTime() - within.start.getTime()
        const at = new Date(Math.floor(within.start.getTime() + span * place))
        const there = prorate(termsOf(a), termsOf(b), within, at, within.end)
        const back = prorate(termsOf(b), termsOf(a), within, at, within.end)
        expect((there?.amount ?? 0) + (back?.amount ?? 0)).toBe(0)
      },
    ),
  )
})
