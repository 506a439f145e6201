import { currencyCodes, cycles, type PlanTerms, type Terms } from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { itemsOf, parsePriceKey, priceKey, pricesOf, termsOf } from './price-keys.ts'

const plan = fc.stringMatching(/^[a-z][a-z0-9_-]{0,30}$/)
const terms: fc.Arbitrary<Terms> = fc.record({
  plan,
  planVersion: fc.integer({ min: 1, max: 99_999 }),
  cycle: fc.constantFrom(...cycles),
  currency: fc.constantFrom(...currencyCodes),
  seats: fc.integer({ min: 0, max: 10_000 }),
})

test('a key says what it was made of', () => {
  fc.assert(
    fc.property(terms, fc.constantFrom('base' as const, 'seat' as const), ({ seats: _, ...sold }, part) => {
      expect(parsePriceKey(priceKey({ ...sold, part }))).toEqual({ ...sold, part })
    }),
  )
})

test('terms come back from the items that they are, in any order', () => {
  fc.assert(
    fc.property(terms, fc.boolean(), (given, isTurned) => {
      const items = itemsOf(given)
      expect(termsOf(isTurned ? items.toReversed() : items)).toEqual(given)
    }),
  )
})

test('any text is a key of ours or none, and never fails', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parsePriceKey(text)
      if (parsed) expect(priceKey(parsed)).toBe(text)
    }),
  )
})

describe('what is none of ours is not guessed at', () => {
  const base = 'leasehold:basic:v1:monthly:CNY:base'
  const seat = 'leasehold:basic:v1:monthly:CNY:seat'
  test.each([
    ['nothing', []],
    ['a price without a key', [{ key: null, quantity: 1 }]],
    ['somebody else’s key', [{ key: 'gold_monthly', quantity: 1 }]],
    [
      'something beside a plan',
      [
        { key: base, quantity: 1 },
        { key: 'extra', quantity: 1 },
      ],
    ],
    ['seats of no plan', [{ key: seat, quantity: 2 }]],
    ['a plan twice', [{ key: base, quantity: 2 }]],
    [
      'two plans',
      [
        { key: base, quantity: 1 },
        { key: 'leasehold:enterprise:v1:monthly:CNY:base', quantity: 1 },
      ],
    ],
    [
      'seats of another version',
      [
        { key: base, quantity: 1 },
        { key: 'leasehold:basic:v2:monthly:CNY:seat', quantity: 1 },
      ],
    ],
    [
      'seats of another cycle',
      [
        { key: base, quantity: 1 },
        { key: 'leasehold:basic:v1:yearly:CNY:seat', quantity: 1 },
      ],
    ],
  ])('%s', (_what, items) => {
    expect(termsOf(items)).toBeNull()
  })

  test.each(['v0', 'v01', '1', 'v', 'v1.5', 'v-1', 'v1000000000'])('version %s', (version) => {
    expect(parsePriceKey(`leasehold:basic:${version}:monthly:CNY:base`)).toBeNull()
  })
})

test('a version has a price for each cycle and currency that it is sold in, and for its seats', () => {
  const sold: PlanTerms = {
    entitlements: { users: 10 },
    trialDays: null,
    cycles: ['monthly', 'quarterly'],
    prices: { monthly: { CNY: 60_000, JPY: 9_000 }, quarterly: { CNY: 150_000 } },
    overages: { users: { per: 1, amounts: { CNY: 8_000 } } },
  }
  const pushed = pricesOf({ plan: 'basic', planVersion: 3, name: 'Basic' }, sold)
  expect(Object.fromEntries(pushed.map(({ key, amount }) => [key, amount]))).toEqual({
    'leasehold:basic:v3:monthly:CNY:base': 60_000,
    'leasehold:basic:v3:monthly:CNY:seat': 8_000,
    'leasehold:basic:v3:monthly:JPY:base': 9_000,
    'leasehold:basic:v3:quarterly:CNY:base': 150_000,
    'leasehold:basic:v3:quarterly:CNY:seat': 24_000,
    'leasehold:basic:v3:quarterly:JPY:base': 27_000,
  })
})
