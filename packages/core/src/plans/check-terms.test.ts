import {
  builtInFeatures,
  checkTerms,
  type Feature,
  type PlanTerms,
  presetKeys,
  presets,
} from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'

const features = builtInFeatures

const sold: PlanTerms = {
  entitlements: { CRM: true, users: 10, storage: null, api_calls: 1_000 },
  trialDays: null,
  cycles: ['monthly', 'quarterly', 'yearly'],
  prices: { monthly: { CNY: 100 }, yearly: { CNY: 1_000 } },
  overages: { users: { per: 1, amounts: { CNY: 5 } } },
}

const free: PlanTerms = { entitlements: { users: 1 }, trialDays: null, cycles: [], prices: {}, overages: {} }

const faultsOf = (change: object, kind: 'plan' | 'addon' = 'plan', contactUs = false) =>
  checkTerms(kind, contactUs, { ...sold, ...change } as PlanTerms, features).map(
    ({ path, code }) => `${path} ${code}`,
  )

describe('terms that may be published', () => {
  test.each<[string, object]>([
    ['three cycles, the quarter from the month', {}],
    ['a quarter with a price of its own', { prices: { ...sold.prices, quarterly: { CNY: 250 } } }],
    ['only quarters, from the month', { cycles: ['quarterly'], prices: { monthly: { CNY: 100 } } }],
    ['what is free', free],
    ['a trial', { ...free, trialDays: 14 }],
    ['nothing at all', { ...free, entitlements: {} }],
    ['a price of nothing', { cycles: ['monthly'], prices: { monthly: { CNY: 0 } } }],
  ])('%s', (_name, change) => {
    expect(faultsOf(change)).toEqual([])
  })

  test('sold by talking, without a price', () => {
    expect(faultsOf({ prices: {}, overages: {} }, 'plan', true)).toEqual([])
  })
})

describe('terms that may not', () => {
  const entitlements = (change: object) => ({ entitlements: { ...sold.entitlements, ...change } })
  const users = (change: object) => ({ overages: { users: { per: 1, amounts: { CNY: 5 }, ...change } } })
  test.each<[object, string[]]>([
    [entitlements({ users: -1 }), ['entitlements.users needs_count']],
    [entitlements({ users: 1.5 }), ['entitlements.users needs_count']],
    [entitlements({ users: true }), ['entitlements.users needs_count']],
    [entitlements({ users: 2e15 }), ['entitlements.users too_big']],
    [entitlements({ CRM: 1 }), ['entitlements.CRM needs_switch']],
    [entitlements({ CRM: null }), ['entitlements.CRM needs_switch']],
    [entitlements({ CRN: true }), ['entitlements.CRN unknown_module']],
    [entitlements({ usres: 1 }), ['entitlements.usres unknown_feature']],
    [{ cycles: ['yearly'], prices: {}, overages: {} }, ['prices.yearly price_missing']],
    [{ prices: { monthly: { CNY: 1 } } }, ['prices.yearly.CNY price_missing']],
    [
      { prices: { monthly: { CNY: 1 }, yearly: { CNY: 1, USD: 1 } }, overages: {} },
      ['prices.monthly.USD price_missing', 'prices.quarterly.USD price_missing'],
    ],
    [
      { cycles: ['monthly'], prices: { monthly: { CNY: 1, USD: 1 } } },
      ['overages.users.amounts.USD price_missing'],
    ],
    [
      { cycles: ['monthly'], prices: { monthly: { CNY: 1 } }, ...users({ amounts: { CNY: 1, USD: 1 } }) },
      ['prices.monthly.USD price_missing'],
    ],
    [{ cycles: ['monthly'] }, ['prices.yearly cycle_not_offered']],
    [{ cycles: ['monthly', 'quarterly', 'yearly', 'monthly'] }, ['cycles.3 taken']],
    [{ cycles: ['monthly'], prices: { monthly: { CNY: -1 } } }, ['prices.monthly.CNY not_an_amount']],
    [{ cycles: ['monthly'], prices: { monthly: { CNY: 0.5 } } }, ['prices.monthly.CNY not_an_amount']],
    [
      { cycles: ['monthly'], prices: { monthly: { CNY: 1, XYZ: 1 } } },
      ['prices.monthly.XYZ unknown_currency'],
    ],
    [
      { cycles: ['monthly'], prices: { monthly: { CNY: 1, toString: 1 } } },
      ['prices.monthly.toString unknown_currency'],
    ],
    [users({ per: 0 }), ['overages.users.per too_small']],
    [users({ per: 1.5 }), ['overages.users.per too_small']],
    [users({ amounts: { CNY: -5 } }), ['overages.users.amounts.CNY not_an_amount']],
    [users({ amounts: {} }), ['overages.users.amounts required', 'overages.users.amounts.CNY price_missing']],
    [{ overages: { CRM: { per: 1, amounts: { CNY: 1 } } } }, ['overages.CRM overage_of_switch']],
    [{ overages: { storage: { per: 1, amounts: { CNY: 1 } } } }, ['overages.storage overage_of_unlimited']],
    [{ overages: { nothing: { per: 1, amounts: { CNY: 1 } } } }, ['overages.nothing unknown_feature']],
    [{ overages: { NOTHING: { per: 1, amounts: { CNY: 1 } } } }, ['overages.NOTHING unknown_module']],
    [{ trialDays: 14 }, ['trialDays trial_sold']],
    [{ ...free, trialDays: 0 }, ['trialDays too_small']],
    [{ ...free, trialDays: 366 }, ['trialDays too_big']],
  ])('%j', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults)
  })

  test('an add-on that is tried', () => {
    expect(faultsOf({ ...free, trialDays: 14 }, 'addon')).toEqual(['trialDays addon_trial'])
  })
})

describe.each(presetKeys)('the preset %s', (key) => {
  const { features: more, plans, signUp } = presets[key]
  const all: readonly Feature[] = [...builtInFeatures, ...more]

  test.each(plans.map((plan) => [plan.key, plan] as const))('sells %s', (_key, plan) => {
    expect(checkTerms(plan.kind, plan.contactUs ?? false, plan.terms, all)).toEqual([])
  })

  test('has each key once, and signs up to a plan of its own', () => {
    for (const keys of [all.map((feature) => feature.key), plans.map((plan) => plan.key)]) {
      expect(new Set(keys).size).toBe(keys.length)
    }
    expect(plans.find((plan) => plan.key === signUp?.plan)?.kind).toBe('plan')
  })
})
