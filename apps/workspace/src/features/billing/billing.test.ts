import { expect, test } from 'vitest'
import { monthlyOf, type OfferPrice, yearlySaving } from './billing.ts'

const price = (cycle: OfferPrice['cycle'], amount: number): OfferPrice => ({
  cycle,
  amount,
  months: cycle === 'monthly' ? 1 : cycle === 'quarterly' ? 3 : 12,
  currency: 'JPY',
  seatAmount: null,
  at: null,
  refusal: null,
})

test.each([
  [[price('monthly', 1_000), price('yearly', 10_000)], { amount: 2_000, share: 2 / 12 }],
  [[price('monthly', 1_000), price('yearly', 12_000)], null],
  [[price('monthly', 1_000), price('yearly', 13_000)], null],
  [[price('monthly', 0), price('yearly', 0)], null],
  [[price('monthly', 1_000)], null],
  [[price('yearly', 1_000)], null],
])('what a year saves: %j', (prices, saving) => {
  expect(yearlySaving(prices)).toEqual(saving)
})

test('a cycle costs its share a month', () => {
  expect(monthlyOf(price('yearly', 10_000))).toBe(833)
  expect(monthlyOf(price('quarterly', 300))).toBe(100)
  expect(monthlyOf(price('monthly', 300))).toBe(300)
})
