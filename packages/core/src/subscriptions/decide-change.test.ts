import type { Cycle, PlanTerms, Terms } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import { decideChange } from './decide-change.ts'

const plan = (users: number | null, month: number, year = month * 10): PlanTerms => ({
  entitlements: { users },
  trialDays: null,
  cycles: ['monthly', 'quarterly', 'yearly'],
  prices: { monthly: { CNY: month, USD: month }, yearly: { CNY: year, USD: year } },
  overages: users === null ? {} : { users: { per: 1, amounts: { CNY: 8_000, USD: 8_000 } } },
})
const plans: Record<string, PlanTerms> = {
  basic: plan(10, 60_000),
  professional: plan(50, 280_000),
  enterprise: plan(null, 800_000),
  // Less for a month, and more users.
  crowd: plan(500, 50_000),
}

/** `professional yearly +5` and the like. */
function of(text: string) {
  const [key = '', cycle = 'monthly', seats = '+0'] = text.split(' ')
  const sold = plans[key]
  if (!sold) throw new Error(`There is no plan ${key}.`)
  const terms: Terms = {
    plan: key,
    planVersion: 1,
    cycle: cycle as Cycle,
    currency: 'CNY',
    seats: Number(seats),
  }
  return { terms, plan: sold }
}

describe('what is more is at once, what is less at the period’s end', () => {
  test.each([
    ['basic monthly', 'professional monthly', 'now'],
    ['basic monthly', 'basic quarterly', 'now'],
    ['basic monthly', 'basic yearly', 'now'],
    ['basic monthly', 'professional yearly', 'now'],
    ['basic monthly', 'basic monthly +1', 'now'],
    ['basic yearly', 'professional yearly', 'now'],
    ['basic yearly +3', 'professional yearly +3', 'now'],
    // More users altogether, although fewer of them are paid for one by one.
    ['professional monthly +5', 'enterprise monthly', 'now'],
    ['basic monthly +20', 'professional monthly', 'now'],
    ['professional monthly', 'basic monthly', 'period_end'],
    ['basic yearly', 'basic monthly', 'period_end'],
    ['basic yearly', 'basic quarterly', 'period_end'],
    // A shorter cycle, although the plan is more.
    ['basic yearly', 'professional monthly', 'period_end'],
    ['basic monthly +5', 'basic monthly +4', 'period_end'],
    // Fewer users altogether, although the plan is more.
    ['basic monthly +60', 'professional monthly', 'period_end'],
    ['enterprise monthly', 'professional monthly +100', 'period_end'],
    // Less for a month, although for more users.
    ['basic monthly', 'crowd monthly', 'period_end'],
    ['professional monthly', 'basic yearly', 'period_end'],
  ])('%s → %s: %s', (from, to, at) => {
    expect(decideChange(of(from), of(to))).toEqual({ ok: true, at })
    // Who chooses is heard.
    for (const wanted of ['now', 'period_end'] as const)
      expect(decideChange(of(from), of(to), wanted)).toEqual({ ok: true, at: wanted })
  })
})

test('what is bought first is at once', () => {
  expect(decideChange(null, of('basic yearly'))).toEqual({ ok: true, at: 'now' })
})

test('the same is refused, and so is what is not offered', () => {
  const basic = of('basic monthly')
  expect(decideChange(basic, of('basic monthly'))).toEqual({ ok: false, code: 'SAME_TERMS' })
  const newer = { ...basic, terms: { ...basic.terms, planVersion: 2 } }
  expect(decideChange(basic, newer)).toMatchObject({ ok: true })
  expect(decideChange(basic, of('enterprise monthly +1'))).toEqual({ ok: false, code: 'SEATS_NOT_OFFERED' })
  for (const other of [
    { ...basic, terms: { ...basic.terms, currency: 'EUR' as const } },
    // One subscription is paid in one currency.
    { plan: of('professional').plan, terms: { ...of('professional').terms, currency: 'USD' as const } },
  ])
    expect(decideChange(basic, other)).toEqual({ ok: false, code: 'NOT_OFFERED' })
})
