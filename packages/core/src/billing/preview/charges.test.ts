import type { PlanTerms, Terms } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import type { PromotionCode } from '../situation/store.ts'
import { changeOf, purchaseOf } from './charges.ts'
import { discountOf, isCodeValid, lastsTo } from './discount.ts'

const utc = (text: string) => new Date(`${text}T00:00Z`)
const now = utc('2026-04-16')

const code = (given: Partial<PromotionCode> = {}): PromotionCode => ({
  code: 'WELCOME',
  providerId: 'promo_1',
  active: true,
  expiresAt: null,
  maxRedemptions: null,
  redemptions: 0,
  firstTimeOnly: false,
  percentOff: 2_000,
  amountOff: null,
  currency: null,
  duration: 'once',
  months: null,
  redeemBy: null,
  withdrawnAt: null,
  ...given,
})

describe('a code is valid', () => {
  const company = { currency: 'CNY' as const, isFirst: false, now }
  test.each<[string, Partial<PromotionCode>, boolean]>([
    ['as it is', {}, true],
    ['for an amount in the company’s currency', { percentOff: null, amountOff: 5, currency: 'CNY' }, true],
    ['not for one in another', { percentOff: null, amountOff: 5, currency: 'USD' }, false],
    ['not when it is switched off', { active: false }, false],
    ['not when its coupon was withdrawn', { withdrawnAt: utc('2026-01-01') }, false],
    ['not before Stripe has it', { providerId: null }, false],
    ['not from its end on', { expiresAt: now }, false],
    ['not from its coupon’s end on', { redeemBy: now }, false],
    ['not when it is used up', { maxRedemptions: 3, redemptions: 3 }, false],
    ['once more when it is not', { maxRedemptions: 3, redemptions: 2 }, true],
    ['not for who has bought before', { firstTimeOnly: true }, false],
  ])('%s', (_what, given, expected) => {
    expect(isCodeValid(code(given), company)).toBe(expected)
  })

  test('for who has not, where it is for those only', () => {
    expect(isCodeValid(code({ firstTimeOnly: true }), { ...company, isFirst: true })).toBe(true)
  })
})

test('a share is rounded half up, and nothing is given beyond the price', () => {
  expect(discountOf({ percentOff: 3_333, amountOff: null }, 9_800)).toBe(3_266)
  expect(discountOf({ percentOff: 5_000, amountOff: null }, 1)).toBe(1)
  expect(discountOf({ percentOff: null, amountOff: 500 }, 300)).toBe(300)
  expect(discountOf({ percentOff: 10_000, amountOff: null }, 300)).toBe(300)
  expect(discountOf({ percentOff: 5_000, amountOff: null }, 0)).toBe(0)
})

test('what repeats lasts for bills within its months', () => {
  expect(lastsTo(code({ duration: 'forever' }), 12)).toBe(true)
  expect(lastsTo(code({ duration: 'repeating', months: 3 }), 1)).toBe(true)
  expect(lastsTo(code({ duration: 'repeating', months: 3 }), 3)).toBe(false)
  expect(lastsTo(code(), 1)).toBe(false)
})

const sold = (month: number): PlanTerms => ({
  entitlements: { users: 10 },
  trialDays: null,
  cycles: ['monthly', 'yearly'],
  prices: { monthly: { JPY: month }, yearly: { JPY: month * 10 } },
  overages: {},
})
const priced = (plan: string, month: number, cycle: Terms['cycle'] = 'monthly') => ({
  terms: { plan, planVersion: 1, cycle, currency: 'JPY' as const, seats: 0 },
  plan: sold(month),
})

describe('a purchase', () => {
  test('is charged at once, with what a code takes off', () => {
    const { today, renewal, period } = purchaseOf(priced('basic', 9_800), code(), now, null)
    expect(today).toMatchObject({ amount: 7_840, lines: [{ amount: 9_800 }, { amount: -1_960 }] })
    expect(renewal).toMatchObject({ at: utc('2026-05-16'), amount: 9_800 })
    expect(period).toEqual({ start: now, end: utc('2026-05-16') })
  })

  test('is charged when what is tried or paid for is over', () => {
    const until = utc('2026-04-30')
    const { today, renewal, period } = purchaseOf(priced('basic', 9_800, 'yearly'), code(), now, until)
    expect(today).toMatchObject({ amount: 0, lines: [] })
    expect(renewal).toMatchObject({ at: until, amount: 78_400 })
    expect(period).toEqual({ start: now, end: until })
  })
})

describe('a change', () => {
  const period = { start: utc('2026-04-01'), end: utc('2026-05-01') }
  const [from, to] = [priced('basic', 9_000), priced('professional', 30_000)]

  test('at once is charged for what is left', () => {
    const found = changeOf(from, to, period, { when: 'now', at: now, isTrial: false })
    expect(found).toMatchObject({ today: { amount: 10_500 }, renewal: { at: period.end, amount: 30_000 } })
  })

  test('to less, at once, is owed to the company', () => {
    const found = changeOf(to, from, period, { when: 'now', at: now, isTrial: false })
    expect(found?.today).toMatchObject({ total: -10_500, amount: 0 })
  })

  test('at the period’s end, or in a trial, costs nothing today', () => {
    for (const given of [
      { when: 'period_end' as const, isTrial: false },
      { when: 'now' as const, isTrial: true },
    ])
      expect(changeOf(from, to, period, { ...given, at: now })).toMatchObject({
        today: { amount: 0, lines: [] },
        renewal: { at: period.end, amount: 30_000 },
      })
  })

  test('of the cycle begins a period', () => {
    const yearly = priced('professional', 30_000, 'yearly')
    const found = changeOf(from, yearly, period, { when: 'now', at: now, isTrial: false })
    expect(found).toMatchObject({
      today: { total: 300_000 - 4_500 },
      period: { start: now, end: utc('2027-04-16') },
      renewal: { at: utc('2027-04-16'), amount: 300_000 },
    })
  })
})
