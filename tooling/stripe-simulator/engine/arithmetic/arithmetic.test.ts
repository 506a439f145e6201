import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reduce } from './discount.ts'
import { decimalsOf, percentOf, priceOf, share, split } from './money.ts'
import { addMonths, fromAnchor, periodAt } from './periods.ts'
import { remaining } from './prorate.ts'

const at = (text: string) => Date.parse(`${text}${text.includes('T') ? '' : 'T00:00:00'}Z`) / 1000
const monthly = { interval: 'month', interval_count: 1 }
const yearly = { interval: 'year', interval_count: 1 }

test.each([
  ['2025-01-31', monthly, 1, '2025-02-28'],
  ['2025-01-31', monthly, 2, '2025-03-31'],
  ['2025-01-31', monthly, 3, '2025-04-30'],
  ['2024-01-31', monthly, 1, '2024-02-29'],
  ['2024-02-29', yearly, 1, '2025-02-28'],
  ['2024-02-29', yearly, 4, '2028-02-29'],
  ['2025-12-15T13:14:15', monthly, 1, '2026-01-15T13:14:15'],
  ['2025-01-31', monthly, -1, '2024-12-31'],
  ['2025-05-31', { interval: 'month', interval_count: 3 }, 3, '2026-02-28'],
  ['2025-03-01', { interval: 'week', interval_count: 2 }, 2, '2025-03-29'],
  ['2025-03-29', { interval: 'day', interval_count: 1 }, 2, '2025-03-31'],
])('%s in %o × %i is %s', (anchor, rhythm, count, expected) => {
  expect(fromAnchor(at(anchor), rhythm, count)).toBe(at(expected))
})

test.each([
  [3000, '2025-04-01', '2025-05-01', '2025-04-16', 1500],
  [3000, '2025-04-01', '2025-05-01', '2025-04-01', 3000],
  [3000, '2025-04-01', '2025-05-01', '2025-05-01', 0],
  [999, '2025-01-01', '2025-02-01', '2025-01-11', 677],
  // One second of a 31-day month.
  [10_000_000, '2025-01-01', '2025-02-01', '2025-01-31T23:59:59', 4],
])('%i of %s to %s leaves at %s: %i', (amount, start, end, from, expected) => {
  expect(remaining(amount, { start: at(start), end: at(end) }, at(from))).toBe(expected)
})

test.each([
  [5, 1, 2, 3],
  [-5, 1, 2, -3],
  [1, 1, 3, 0],
  [2, 1, 3, 1],
  [9_007_199_254_740_991, 1, 1, 9_007_199_254_740_991],
])('%i × %i / %i is %i', (amount, part, whole, expected) => {
  expect(share(amount, part, whole)).toBe(expected)
})

test('currencies, percentages and prices below the smallest unit', () => {
  expect([decimalsOf('jpy'), decimalsOf('usd'), decimalsOf('kwd')]).toEqual([0, 2, 3])
  expect(percentOf(999, 25.5)).toBe(255)
  expect(priceOf('0.25', 10)).toBe(3)
  expect(priceOf('2000', 3)).toBe(6000)
})

test('a period holds its time, and periods follow each other without a gap', () => {
  const times = fc.integer({ min: at('2000-01-01'), max: at('2060-01-01') })
  const rhythm = fc.record({
    interval: fc.constantFrom('day', 'week', 'month', 'year'),
    interval_count: fc.integer({ min: 1, max: 12 }),
  })
  fc.assert(
    fc.property(times, rhythm, times, (anchor, every, time) => {
      const { start, end } = periodAt(anchor, every, time)
      expect(start).toBeLessThanOrEqual(time)
      expect(end).toBeGreaterThan(time)
      expect(periodAt(anchor, every, end).start).toBe(end)
      expect(periodAt(anchor, every, start - 1).end).toBe(start)
    }),
  )
})

test('months never leave the month they lead to, and keep the day where there is one', () => {
  const times = fc.integer({ min: at('2000-01-01'), max: at('2060-01-01') })
  fc.assert(
    fc.property(times, fc.integer({ min: -60, max: 60 }), (time, months) => {
      const [from, to] = [new Date(time * 1000), new Date(addMonths(time, months) * 1000)]
      const months0 = (date: Date) => date.getUTCFullYear() * 12 + date.getUTCMonth()
      expect(months0(to) - months0(from)).toBe(months)
      expect(to.getUTCDate()).toBeLessThanOrEqual(from.getUTCDate())
      expect(time % 86_400).toBe((to.getTime() / 1000) % 86_400)
    }),
  )
})

test('what is used and what is left add up to the whole, within a unit', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000_000 })
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 40_000_000 }), fc.nat(), (whole, length, offset) => {
      const period = { start: 1_000, end: 1_000 + length }
      const left = remaining(whole, period, 1_000 + (offset % (length + 1)))
      const used = remaining(
        whole,
        { start: -period.end, end: -period.start },
        -(1_000 + (offset % (length + 1))),
      )
      expect(Math.abs(left + used - whole)).toBeLessThanOrEqual(1)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(whole)
    }),
  )
})

test('a split adds up, and discounts never take more than there is', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), weights, (amount, each) => {
      const parts = split(amount, each)
      const expected = each.some((weight) => weight > 0) ? amount : 0
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(expected)
    }),
  )
  fc.assert(
    fc.property(
      weights,
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 90_000 }),
      (each, percent, off) => {
        const lines = each.map((amount) => ({ amount, discountable: true, product: null }))
        const taken = reduce(lines, [
          { id: 'a', percent, amount: null, products: null },
          { id: 'b', percent: null, amount: off, products: null },
        ])
        const sum = taken.flat().reduce((total, { amount }) => total + amount, 0)
        expect(sum).toBeLessThanOrEqual(each.reduce((total, amount) => total + amount, 0))
      },
    ),
  )
})
