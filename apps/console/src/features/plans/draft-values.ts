import {
  type Amounts,
  type Currency,
  type Cycle,
  currencies,
  currencyCodes,
  cycles,
  type Feature,
  type FeatureValue,
  type PlanTerms,
} from '@leasehold/catalog'
import { gigabyteDigits, readScaled, scaledText } from './scaled-number.ts'

type AmountTexts = Record<Currency, string>

/** What one types of a draft: numbers as text, an empty one is "not said". Paths below `terms` are the server's. */
export type DraftValues = {
  terms: {
    entitlements: Record<string, boolean | string>
    trialDays: string
    cycles: Cycle[]
    prices: Record<Cycle, AmountTexts>
    overages: Record<string, { per: string; amounts: AmountTexts }>
  }
  unlimited: Record<string, boolean>
}

type OfferedFeature = Pick<Feature, 'key' | 'kind' | 'unit'>

const recordOf = <Key extends string, Value>(keys: readonly Key[], of: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<Key, Value>

/** Digits by which a feature is written in larger units: storage in gigabytes. */
export const digitsOf = ({ unit }: Pick<Feature, 'unit'>) => (unit === 'bytes' ? gigabyteDigits : 0)

const amountTexts = (amounts: Amounts | undefined): AmountTexts =>
  recordOf(currencyCodes, (currency) => {
    const amount = amounts?.[currency]
    return amount === undefined ? '' : scaledText(amount, currencies[currency])
  })

/** A draft as it is typed; every feature and currency has its place, so that two people's entries can be merged. */
export function draftValues(terms: PlanTerms, features: readonly OfferedFeature[]): DraftValues {
  const counted = features.filter(({ kind }) => kind !== 'switch')
  const keys = (of: readonly OfferedFeature[]) => of.map(({ key }) => key)
  const featureOf = new Map(features.map((feature) => [feature.key, feature]))
  const textOf = (key: string, value: FeatureValue | undefined) =>
    typeof value === 'number' ? scaledText(value, digitsOf(featureOf.get(key) ?? { unit: null })) : ''
  return {
    terms: {
      entitlements: recordOf(keys(features), (key) => {
        const value = terms.entitlements[key]
        return featureOf.get(key)?.kind === 'switch' ? value === true : textOf(key, value)
      }),
      trialDays: terms.trialDays === null ? '' : `${terms.trialDays}`,
      cycles: cycles.filter((cycle) => terms.cycles.includes(cycle)),
      prices: recordOf(cycles, (cycle) => amountTexts(terms.prices[cycle])),
      overages: recordOf(keys(counted), (key) => ({
        per: textOf(key, terms.overages[key]?.per),
        amounts: amountTexts(terms.overages[key]?.amounts),
      })),
    },
    unlimited: recordOf(keys(counted), (key) => terms.entitlements[key] === null),
  }
}

const saidAmounts = (texts: AmountTexts): Amounts =>
  Object.fromEntries(
    currencyCodes.flatMap((currency) => {
      const amount = readScaled(texts[currency], currencies[currency])
      return amount === null ? [] : [[currency, amount]]
    }),
  )

/** A price that counts: of a cycle that is offered, or of the month where the quarter is made of it. */
export const isPriced = (cycle: Cycle, offered: readonly Cycle[]) =>
  offered.includes(cycle) || (cycle === 'monthly' && offered.includes('quarterly'))

/**
 * What the server is told. What is not offered has no price; what is not given is left out, unless `before` names it:
 * what is switched on and off again is then what was sold before, and nothing to publish.
 *
 * @param before what is sold now
 */
export function termsOf(
  { terms, unlimited }: DraftValues,
  features: readonly OfferedFeature[],
  before: PlanTerms,
): PlanTerms {
  const given = features.flatMap((feature): [string, FeatureValue][] => {
    const { key, kind } = feature
    const typed = terms.entitlements[key]
    if (kind === 'switch') {
      const isNamed = typed === true || Object.hasOwn(before.entitlements, key)
      return isNamed ? [[key, typed === true]] : []
    }
    if (unlimited[key]) return [[key, null]]
    const value = readScaled(`${typed ?? ''}`, digitsOf(feature))
    return value === null ? [] : [[key, value]]
  })
  const offered = cycles.filter((cycle) => terms.cycles.includes(cycle))
  const prices = cycles.flatMap((cycle) => {
    const amounts = saidAmounts(terms.prices[cycle])
    return isPriced(cycle, offered) && Object.keys(amounts).length > 0 ? [[cycle, amounts] as const] : []
  })
  const overages = features.flatMap((feature) => {
    const typed = terms.overages[feature.key]
    if (!typed || unlimited[feature.key] || !isOveragePriced(typed)) return []
    const per = readScaled(typed.per, digitsOf(feature)) ?? 0
    return [[feature.key, { per, amounts: saidAmounts(typed.amounts) }] as const]
  })
  return {
    entitlements: Object.fromEntries(given),
    trialDays: readScaled(terms.trialDays, 0),
    cycles: offered,
    prices: Object.fromEntries(prices),
    overages: Object.fromEntries(overages),
  }
}

/** Whether going beyond the limit has a price in any currency. */
export const isOveragePriced = ({ amounts }: { amounts: AmountTexts }) =>
  currencyCodes.some((currency) => amounts[currency].trim() !== '')

/** Currencies in which anything is priced. */
export function usedCurrencies({ terms }: DraftValues): Currency[] {
  const all = [...Object.values(terms.prices), ...Object.values(terms.overages).map(({ amounts }) => amounts)]
  return currencyCodes.filter((currency) => all.some((texts) => texts[currency].trim() !== ''))
}

/** The same without any price in a currency. */
export function withoutCurrency({ terms, unlimited }: DraftValues, currency: Currency): DraftValues {
  const prices = recordOf(cycles, (cycle) => ({ ...terms.prices[cycle], [currency]: '' }))
  const overages = Object.fromEntries(
    Object.entries(terms.overages).map(([key, { per, amounts }]) => [
      key,
      { per, amounts: { ...amounts, [currency]: '' } },
    ]),
  )
  return { unlimited, terms: { ...terms, prices, overages } }
}

/** What cannot be read, by the paths of the fields; the server says what is wrong beyond that. */
export function unreadable(
  values: DraftValues,
  features: readonly OfferedFeature[],
): {
  path: string
  what: 'amount' | 'count' | 'size' | 'per' | 'perSize' | 'trialDays'
  currency?: Currency
}[] {
  const { terms, unlimited } = values
  const amountFaults = (path: string, texts: AmountTexts) =>
    currencyCodes
      .filter((currency) => Number.isNaN(readScaled(texts[currency], currencies[currency])))
      .map((currency) => ({ path: `${path}.${currency}`, what: 'amount' as const, currency }))
  const ofFeatures = features.flatMap((feature) => {
    const { key, kind, unit } = feature
    if (kind === 'switch' || unlimited[key]) return []
    const [digits, isSize] = [digitsOf(feature), unit === 'bytes']
    const isWrong = Number.isNaN(readScaled(`${terms.entitlements[key] ?? ''}`, digits))
    const what = isSize ? ('size' as const) : ('count' as const)
    const wrong = isWrong ? [{ path: `terms.entitlements.${key}`, what }] : []
    const overage = terms.overages[key]
    if (!overage || !isOveragePriced(overage)) return wrong
    const per = readScaled(overage.per, digits)
    const perWhat = isSize ? ('perSize' as const) : ('per' as const)
    const isPer = per !== null && per > 0
    return [
      ...wrong,
      ...(isPer ? [] : [{ path: `terms.overages.${key}.per`, what: perWhat }]),
      ...amountFaults(`terms.overages.${key}.amounts`, overage.amounts),
    ]
  })
  const days = readScaled(terms.trialDays, 0)
  const isTrial = days === null || (days >= 1 && days <= 365)
  return [
    ...ofFeatures,
    ...cycles
      .filter((cycle) => isPriced(cycle, terms.cycles))
      .flatMap((cycle) => amountFaults(`terms.prices.${cycle}`, terms.prices[cycle])),
    ...(isTrial ? [] : [{ path: 'terms.trialDays', what: 'trialDays' as const }]),
  ]
}
