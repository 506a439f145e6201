import type { PlanTerms } from '@leasehold/catalog'
import { expect, test } from 'vitest'
import { basePrice, currencyFor, priceLines, seatPrice, totalOf } from './pricing.ts'

const sold: PlanTerms = {
  entitlements: { users: 10 },
  trialDays: null,
  cycles: ['monthly', 'quarterly', 'yearly'],
  prices: { monthly: { CNY: 60_000, JPY: 9_800 }, yearly: { CNY: 600_000 } },
  overages: { users: { per: 1, amounts: { CNY: 8_000 } } },
}
const terms = { plan: 'basic', planVersion: 1, cycle: 'yearly', currency: 'CNY', seats: 0 } as const

test('a quarter is three months unless it has a price; a year has one or is not sold', () => {
  expect(basePrice(sold, 'quarterly', 'JPY')).toBe(29_400)
  expect(
    basePrice({ ...sold, prices: { ...sold.prices, quarterly: { JPY: 28_000 } } }, 'quarterly', 'JPY'),
  ).toBe(28_000)
  expect(basePrice(sold, 'yearly', 'JPY')).toBeNull()
  expect(basePrice({ ...sold, cycles: ['yearly'] }, 'monthly', 'CNY')).toBeNull()
})

test('a seat is its price for each month of a cycle', () => {
  expect(
    ['monthly', 'quarterly', 'yearly'].map((cycle) => seatPrice(sold, cycle as 'monthly', 'CNY')),
  ).toEqual([8_000, 24_000, 96_000])
})

test('there is no seat of a plan without a limit, without a price, or sold by the dozen', () => {
  expect(seatPrice({ ...sold, entitlements: { users: null } }, 'monthly', 'CNY')).toBeNull()
  expect(seatPrice({ ...sold, entitlements: {} }, 'monthly', 'CNY')).toBeNull()
  expect(seatPrice(sold, 'monthly', 'JPY')).toBeNull()
  expect(
    seatPrice({ ...sold, overages: { users: { per: 12, amounts: { CNY: 1 } } } }, 'monthly', 'CNY'),
  ).toBeNull()
})

test('lines add up to what is paid each cycle', () => {
  const lines = priceLines({ ...terms, seats: 3 }, sold) ?? []
  expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
    ['base', 600_000],
    ['seats', 288_000],
  ])
  expect(totalOf(lines)).toBe(888_000)
  expect(priceLines({ ...terms, currency: 'JPY' }, sold)).toBeNull()
  expect(priceLines({ ...terms, cycle: 'monthly', currency: 'JPY', seats: 1 }, sold)).toBeNull()
})

test('a company pays in its own currency where it can, else in the first there is', () => {
  expect(currencyFor(sold, 'JPY')).toBe('JPY')
  expect(currencyFor(sold, 'USD')).toBe('CNY')
  expect(currencyFor({ ...sold, cycles: [], prices: {} }, 'USD')).toBeNull()
})
