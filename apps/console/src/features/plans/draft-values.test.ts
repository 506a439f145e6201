import { builtInFeatures, type PlanTerms, presetKeys, presets } from '@leasehold/catalog'
import { describe, expect, test } from 'vitest'
import { draftValues, termsOf, unreadable } from './draft-values.ts'

const empty: PlanTerms = { entitlements: {}, trialDays: null, cycles: [], prices: {}, overages: {} }

const values = (terms: Partial<PlanTerms>) => draftValues({ ...empty, ...terms }, builtInFeatures)

describe.each(presetKeys)('the preset %s', (key) => {
  const { plans, features: more } = presets[key]
  const features = [...builtInFeatures, ...more]
  test.each(plans.map((plan) => [plan.key, plan.terms] as const))('keeps %s as it is', (_key, terms) => {
    const typed = draftValues(terms, features)
    expect(termsOf(typed, features, terms)).toEqual(terms)
    expect(unreadable(typed, features)).toEqual([])
  })
})

test('storage is typed in gigabytes, and money in the large unit of its currency', () => {
  const typed = values({
    entitlements: { storage: 5_000_000_000, users: null },
    cycles: ['monthly'],
    prices: { monthly: { CNY: 60_050, JPY: 1200 } },
  })
  expect(typed.terms.entitlements.storage).toBe('5')
  expect(typed.unlimited.users).toBe(true)
  expect(typed.terms.prices.monthly).toMatchObject({ CNY: '600.50', JPY: '1200', USD: '' })
})

test('what is not offered is not sent with a price', () => {
  const typed = values({ cycles: ['quarterly'], prices: { monthly: { CNY: 100 }, yearly: { CNY: 900 } } })
  expect(termsOf(typed, builtInFeatures, empty).prices).toEqual({ monthly: { CNY: 100 } })
})

test('what cannot be read is named by its path', () => {
  const typed = values({ cycles: ['monthly'], overages: { users: { per: 1, amounts: { CNY: 5 } } } })
  typed.terms.prices.monthly.JPY = '1.5'
  typed.terms.entitlements.users = 'ten'
  typed.terms.entitlements.storage = '-1'
  typed.terms.trialDays = '400'
  const overage = typed.terms.overages.users
  if (overage) overage.per = '0'
  expect(unreadable(typed, builtInFeatures).map(({ path, what }) => `${path} ${what}`)).toEqual([
    'terms.entitlements.users count',
    'terms.overages.users.per per',
    'terms.entitlements.storage size',
    'terms.prices.monthly.JPY amount',
    'terms.trialDays trialDays',
  ])
})

test('what was switched on and off again says what was sold before', () => {
  const sold: PlanTerms = { ...empty, entitlements: { SALES: false } }
  const draft: PlanTerms = { ...empty, entitlements: { CRM: true, SALES: true } }
  const typed = draftValues(draft, builtInFeatures)
  Object.assign(typed.terms.entitlements, { CRM: false, SALES: false })
  expect(termsOf(typed, builtInFeatures, sold)).toEqual(sold)
})
