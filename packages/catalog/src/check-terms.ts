import { type Feature, type FeatureValue, isValueOf } from './features.ts'
import { modules } from './modules.ts'
import { currencies } from './places.ts'
import { type Cycle, cycles, type PlanKind, type PlanTerms, priceOf } from './plans.ts'

/** What is wrong with one field. `path` is dotted, `code` names its text: `errors:fields.<code>`. */
export type TermsFault = { path: string; code: string; params?: Record<string, number> }

/** Faults of terms that are only not finished yet: a draft may have them, a version may not. */
export const unfinished: ReadonlySet<string> = new Set(['price_missing'])

/** Most that anything can be worth or cost: sums of many of them still are whole numbers to every program. */
const most = 1_000_000_000_000_000

const known = (features: readonly Pick<Feature, 'key' | 'kind'>[]) =>
  new Map(features.map(({ key, kind }) => [key, kind]))

const moduleKeys: ReadonlySet<string> = new Set(modules)

/** The fault of a key that is no feature. Modules are written in capitals, everything else is not. */
export function unknownKey(key: string): string | null {
  return /^[A-Z]/.test(key) && !moduleKeys.has(key) ? 'unknown_module' : null
}

/** What is wrong with values of features: keys that are none, and values that do not fit the feature's kind. */
export function checkValues(
  values: Readonly<Record<string, FeatureValue>>,
  features: readonly Pick<Feature, 'key' | 'kind'>[],
  path: string,
): TermsFault[] {
  const kinds = known(features)
  return Object.entries(values).flatMap(([key, value]): TermsFault[] => {
    const at = `${path}.${key}`
    const kind = kinds.get(key)
    if (!kind) return [{ path: at, code: unknownKey(key) ?? 'unknown_feature' }]
    if (!isValueOf(kind, value))
      return [{ path: at, code: kind === 'switch' ? 'needs_switch' : 'needs_count' }]
    return typeof value === 'number' && value > most
      ? [{ path: at, code: 'too_big', params: { max: most } }]
      : []
  })
}

/**
 * What is wrong with the terms of a plan, field by field; nothing when they may be published.
 *
 * @param contactUs sold by talking to sales: it needs no price
 * @param features every feature there is
 */
export function checkTerms(
  kind: PlanKind,
  contactUs: boolean,
  terms: PlanTerms,
  features: readonly Pick<Feature, 'key' | 'kind'>[],
): TermsFault[] {
  return [
    ...checkValues(terms.entitlements, features, 'entitlements'),
    ...checkTrial(kind, terms),
    ...checkCycles(terms),
    ...checkOverages(terms, features),
    ...(contactUs ? [] : checkMissing(terms)),
  ]
}

function checkTrial(kind: PlanKind, { trialDays, cycles: offered }: PlanTerms): TermsFault[] {
  if (trialDays === null) return []
  const path = 'trialDays'
  if (kind === 'addon') return [{ path, code: 'addon_trial' }]
  if (!Number.isSafeInteger(trialDays) || trialDays < 1)
    return [{ path, code: 'too_small', params: { min: 1 } }]
  if (trialDays > 365) return [{ path, code: 'too_big', params: { max: 365 } }]
  return offered.length > 0 ? [{ path, code: 'trial_sold' }] : []
}

/** A monthly price also makes the price of a quarter. */
function isOffered(cycle: Cycle, offered: readonly Cycle[]): boolean {
  return offered.includes(cycle) || (cycle === 'monthly' && offered.includes('quarterly'))
}

function checkCycles({ cycles: offered, prices }: PlanTerms): TermsFault[] {
  const repeated = offered.flatMap((cycle, i) =>
    offered.indexOf(cycle) < i ? [{ path: `cycles.${i}`, code: 'taken' }] : [],
  )
  const wrong = cycles.flatMap((cycle) => {
    const amounts = prices[cycle] ?? {}
    const faults = checkAmounts(amounts, `prices.${cycle}`)
    const useless = Object.keys(amounts).length > 0 && !isOffered(cycle, offered)
    return useless ? [...faults, { path: `prices.${cycle}`, code: 'cycle_not_offered' }] : faults
  })
  return [...repeated, ...wrong]
}

function checkAmounts(amounts: Readonly<Record<string, number>>, path: string): TermsFault[] {
  return Object.entries(amounts).flatMap(([currency, amount]): TermsFault[] => {
    const at = `${path}.${currency}`
    if (!Object.hasOwn(currencies, currency)) return [{ path: at, code: 'unknown_currency' }]
    if (!Number.isSafeInteger(amount) || amount < 0) return [{ path: at, code: 'not_an_amount' }]
    return amount > most ? [{ path: at, code: 'too_big', params: { max: most } }] : []
  })
}

function checkOverages(
  { entitlements, overages }: PlanTerms,
  features: readonly Pick<Feature, 'key' | 'kind'>[],
): TermsFault[] {
  const kinds = known(features)
  return Object.entries(overages).flatMap(([key, { per, amounts }]): TermsFault[] => {
    const path = `overages.${key}`
    const kind = kinds.get(key)
    if (!kind) return [{ path, code: unknownKey(key) ?? 'unknown_feature' }]
    if (kind === 'switch') return [{ path, code: 'overage_of_switch' }]
    if (entitlements[key] === null) return [{ path, code: 'overage_of_unlimited' }]
    const whole = Number.isSafeInteger(per) && per >= 1 && per <= most
    return [
      ...(whole ? [] : [{ path: `${path}.per`, code: 'too_small', params: { min: 1 } }]),
      ...(Object.keys(amounts).length === 0 ? [{ path: `${path}.amounts`, code: 'required' }] : []),
      ...checkAmounts(amounts, `${path}.amounts`),
    ]
  })
}

/** Whoever pays in a currency that the terms name anywhere can pay everything that they offer. */
function checkMissing(terms: PlanTerms): TermsFault[] {
  const { prices, overages, cycles: offered } = terms
  const amounts = [...Object.values(prices), ...Object.values(overages).map((overage) => overage.amounts)]
  const named = new Set(amounts.flatMap((of) => Object.keys(of ?? {})))
  const usable = (Object.keys(currencies) as (keyof typeof currencies)[]).filter((key) => named.has(key))
  const sold = [...new Set(offered)]
  const code = 'price_missing'
  if (sold.length === 0) return []
  if (usable.length === 0) return sold.map((cycle) => ({ path: `prices.${cycle}`, code }))
  return usable.flatMap((currency) => [
    ...sold
      .filter((cycle) => priceOf(terms, cycle, currency) === null)
      .map((cycle) => ({ path: `prices.${cycle}.${currency}`, code })),
    ...Object.entries(overages)
      .filter(([, overage]) => overage.amounts[currency] === undefined)
      .map(([feature]) => ({ path: `overages.${feature}.amounts.${currency}`, code })),
  ])
}
