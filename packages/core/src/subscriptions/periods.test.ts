import { type Cycle, cycles } from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundary, periodAt, periodFrom } from './periods.ts'

const utc = (text: string) => new Date(`${text}Z`)
const monthsOf: Record<Cycle, number> = { monthly: 1, quarterly: 3, yearly: 12 }

describe('boundaries', () => {
  test.each([
    ['monthly', '2026-01-31T10:00', ['2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']],
    ['monthly', '2028-01-30T00:00', ['2028-02-29', '2028-03-30', '2028-04-30', '2028-05-30']],
    ['monthly', '2026-08-29T23:59', ['2026-09-29', '2026-10-29', '2026-11-29', '2026-12-29']],
    ['quarterly', '2026-11-30T08:00', ['2027-02-28', '2027-05-30', '2027-08-30', '2027-11-30']],
    ['yearly', '2028-02-29T12:00', ['2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']],
  ] as const)('%s from %s', (cycle, anchor, days) => {
    const time = anchor.slice(10)
    const found = days.map((_, n) => boundary(utc(anchor), cycle, 'UTC', n + 1))
    expect(found).toEqual(days.map((day) => utc(`${day}${time}`)))
  })

  test.each([
    // Midnight in Shanghai is the day before in UTC: the month's last day is Shanghai's.
    ['Asia/Shanghai', '2026-01-30T16:00', 1, '2026-02-27T16:00'],
    ['Asia/Shanghai', '2026-01-30T16:00', 2, '2026-03-30T16:00'],
    // Summer time begins: the same local time is an hour earlier.
    ['Europe/Berlin', '2026-03-15T08:00', 1, '2026-04-15T07:00'],
    ['America/New_York', '2026-10-20T14:00', 1, '2026-11-20T15:00'],
    // 02:30 is left out on 2026-03-29 in Berlin, and there twice on 2026-10-25: the first.
    ['Europe/Berlin', '2026-02-28T01:30', 1, '2026-03-28T01:30'],
    ['Europe/Berlin', '2026-01-29T01:30', 2, '2026-03-29T01:30'],
    ['Europe/Berlin', '2026-09-25T00:30', 1, '2026-10-25T00:30'],
    // Zones that are no whole hours apart, and clocks that are put back by half an hour.
    ['Asia/Kolkata', '2026-01-30T18:30', 1, '2026-02-27T18:30'],
    ['Australia/Lord_Howe', '2026-03-04T15:00', 1, '2026-04-04T15:30'],
  ])('in %s from %s, the %ith', (zone, anchor, n, expected) => {
    expect(boundary(utc(anchor), 'monthly', zone, n)).toEqual(utc(expected))
  })
})

const zones = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
] as const

/** What clocks on a wall show, by Intl: knows nothing of Temporal. */
function wall(date: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(date)
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const time = of('hour') * 3_600 + of('minute') * 60 + of('second')
  return { year: of('year'), month: of('month'), day: of('day'), time }
}

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const cases = {
  anchor: fc.date({ min: utc('2000-01-01T00:00'), max: utc('2060-01-01T00:00'), noInvalidDate: true }),
  cycle: fc.constantFrom(...cycles),
  zone: fc.constantFrom(...zones),
  n: fc.integer({ min: 0, max: 120 }),
}
const toSecond = (date: Date) => new Date(Math.floor(date.getTime() / 1_000) * 1_000)

test('a boundary shows the anchor’s time on the anchor’s day, or the month’s last', () => {
  fc.assert(
    fc.property(cases.anchor, cases.cycle, cases.zone, cases.n, (date, cycle, zone, n) => {
      const anchor = toSecond(date)
      const from = wall(anchor, zone)
      const months = from.year * 12 + from.month - 1 + n * monthsOf[cycle]
      const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
      const found = wall(boundary(anchor, cycle, zone, n), zone)
      const wanted = { year, month, day: Math.min(from.day, daysIn(year, month)), time: from.time }
      const isSame = JSON.stringify(found) === JSON.stringify(wanted)
      if (isSame) return
      // Only a time that a clock leaves out is another one: later, by as much as is left out (a day at most).
      const seconds = ({ year: y, month: m, day, time }: typeof found) =>
        Date.UTC(y, m - 1, day) / 1_000 + time
      const late = seconds(found) - seconds(wanted)
      expect(late).toBeGreaterThan(0)
      expect(late).toBeLessThanOrEqual(86_400)
      const justBefore = wall(
        new Date(boundary(anchor, cycle, zone, n).getTime() - late * 1_000 - 1_000),
        zone,
      )
      expect(seconds(justBefore)).toBeLessThan(seconds(wanted))
    }),
    { numRuns: 3_000 },
  )
})

test('every instant is in one period: that which begins before it and ends after it', () => {
  const after = fc.integer({ min: 0, max: 20 * 366 * 86_400 })
  fc.assert(
    fc.property(cases.anchor, cases.cycle, cases.zone, after, (date, cycle, zone, seconds) => {
      const anchor = toSecond(date)
      const at = new Date(anchor.getTime() + seconds * 1_000)
      const { start, end } = periodAt(anchor, cycle, zone, at)
      expect(start.getTime()).toBeLessThanOrEqual(at.getTime())
      expect(end.getTime()).toBeGreaterThan(at.getTime())
      // The next one begins where it ends.
      expect(periodAt(anchor, cycle, zone, end).start).toEqual(end)
      expect(periodAt(anchor, cycle, zone, new Date(end.getTime() - 1)).start).toEqual(start)
    }),
    { numRuns: 2_000 },
  )
})

test('a month in which clocks are put back is not over half an hour early', () => {
  const anchor = utc('2026-09-30T22:00')
  const at = utc('2026-10-31T22:30')
  expect(periodAt(anchor, 'monthly', 'Europe/Berlin', at)).toEqual({
    start: anchor,
    end: utc('2026-10-31T23:00'),
  })
})

test('before the anchor it is the first period', () => {
  const anchor = utc('2026-05-10T00:00')
  expect(periodAt(anchor, 'monthly', 'UTC', utc('2026-01-01T00:00')).start).toEqual(anchor)
})

test('periods follow one another without a gap, also when the time zone changes on the way', () => {
  fc.assert(
    fc.property(
      cases.anchor,
      cases.cycle,
      fc.array(cases.zone, { minLength: 2, maxLength: 24 }),
      (date, cycle, path) => {
        const anchor = toSecond(date)
        let start = anchor
        for (const [n, zone] of path.entries()) {
          const { end } = periodFrom(start, anchor, cycle, zone)
          const nominal = boundary(anchor, cycle, 'UTC', n + 1)
          // Never more than the zones are apart, however often they changed.
          expect(Math.abs(end.getTime() - nominal.getTime())).toBeLessThanOrEqual(4 * 86_400_000)
          expect(end.getTime()).toBeGreaterThan(start.getTime())
          start = end
        }
      },
    ),
    { numRuns: 500 },
  )
})
