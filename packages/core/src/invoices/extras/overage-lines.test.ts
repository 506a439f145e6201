import type { FeatureKind, FeatureValue } from '@leasehold/catalog'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overageLines } from './overage-lines.ts'

const kinds = new Map<string, FeatureKind>([
  ['users', 'limit'],
  ['storage', 'limit'],
  ['api_calls', 'meter'],
  ['POS', 'switch'],
])
const gigabyte = 1_073_741_824
const overages = {
  users: { per: 1, amounts: { CNY: 8_000 } },
  storage: { per: gigabyte, amounts: { CNY: 500, JPY: 100 } },
  api_calls: { per: 1_000, amounts: { CNY: 100 } },
}

function linesOf(given: {
  allowed?: Record<string, FeatureValue>
  used: Record<string, number>
  currency?: 'CNY' | 'JPY'
  months?: number
}) {
  const { allowed = { users: 5, storage: 10 * gigabyte, api_calls: 10_000 }, used, currency = 'CNY' } = given
  return overageLines({
    overages,
    kinds,
    allowed: new Map(Object.entries(allowed)),
    used: new Map(Object.entries(used)),
    currency,
    months: given.months ?? 1,
  })
}

describe('use beyond what was sold', () => {
  test.each([
    ['what fits costs nothing', { used: { storage: 10 * gigabyte, api_calls: 10_000 } }, []],
    [
      'a started unit is a whole one',
      { used: { storage: 10 * gigabyte + 1 } },
      [{ feature: 'storage', quantity: 1, amount: 500 }],
    ],
    [
      'a stock costs each month of the period',
      { used: { storage: 12 * gigabyte }, months: 12 },
      [{ feature: 'storage', quantity: 2, amount: 12_000 }],
    ],
    [
      'a meter costs what was used up',
      { used: { api_calls: 12_500 }, months: 12 },
      [{ feature: 'api_calls', quantity: 3, amount: 300 }],
    ],
    ['seats are bought ahead', { used: { users: 50 } }, []],
    ['what nobody counts is not charged', { used: {} }, []],
    ['unlimited is never beyond', { allowed: { storage: null }, used: { storage: 99 * gigabyte } }, []],
    [
      'in a currency without decimals',
      { used: { storage: 11 * gigabyte }, currency: 'JPY' as const },
      [{ feature: 'storage', quantity: 1, amount: 100 }],
    ],
    ['what has no price in the currency', { used: { api_calls: 99_999 }, currency: 'JPY' as const }, []],
    [
      'what the plan does not sell counts from the first',
      { allowed: {}, used: { api_calls: 1 } },
      [{ feature: 'api_calls', quantity: 1, amount: 100 }],
    ],
  ])('%s', (_, given, expected) => {
    expect(linesOf(given)).toEqual(expected)
  })

  test('more use never costs less, and amounts are whole', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 40), fc.nat(2 ** 40), fc.integer({ min: 1, max: 12 }), (a, b, months) => {
        const cost = (storage: number) => linesOf({ used: { storage }, months })[0]?.amount ?? 0
        const [less, more] = [cost(Math.min(a, b)), cost(Math.max(a, b))]
        expect(less).toBeLessThanOrEqual(more)
        expect(Number.isSafeInteger(more)).toBe(true)
      }),
    )
  })
})
