import type { Feature, FeatureValue } from '../features.ts'
import type { Currency, Locale } from '../places.ts'
import type { PlanTerms } from '../plans.ts'

export const gigabyte = 1_000_000_000

/** Opens switches. */
export const opening = (keys: readonly string[]): Record<string, FeatureValue> =>
  Object.fromEntries(keys.map((key) => [key, true]))

/** Counts nobody: what the product is not sold by. */
export const uncounted: Record<string, FeatureValue> = { users: null, stores: null, customers: null }

/** A text in English, Chinese and Japanese. */
export const inEach = (en: string, zh: string, ja: string): Record<Locale, string> => ({
  en,
  'zh-CN': zh,
  ja,
})

/** A switch that the product itself does not know of. */
export const flag = (key: string, en: string, zh: string, ja: string): Feature => ({
  key,
  kind: 'switch',
  unit: null,
  name: inEach(en, zh, ja),
})

type Price = Pick<PlanTerms, 'trialDays' | 'cycles' | 'prices' | 'overages'>

/** Costs so much a month, in minor units. */
export const monthly = (currency: Currency, amount: number): Price => ({
  trialDays: null,
  cycles: ['monthly'],
  prices: { monthly: { [currency]: amount } },
  overages: {},
})

/** Costs nothing, or what is agreed on. */
export const unpriced: Price = { trialDays: null, cycles: [], prices: {}, overages: {} }
