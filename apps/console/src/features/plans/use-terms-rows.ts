import { type Amounts, currencyCodes, cycles, type PlanTerms } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { useFeatures, useFeatureWords, useUnitText } from './use-feature-words.ts'
import { useJoin } from './use-join.ts'

/** One thing that terms say, in words. */
export type TermsRow = { id: string; label: string; text: string }

/** Everything that terms say, in words: the features they give, prices, what is charged beyond, the trial. */
export function useTermsRows(): (terms: PlanTerms) => TermsRow[] {
  const { t } = useTranslation('plans')
  const { money } = useFormat()
  const join = useJoin()
  const features = useFeatures()
  const { nameOf, textOf } = useFeatureWords()
  const unitText = useUnitText()
  const priced = (amounts: Amounts | undefined) =>
    currencyCodes.flatMap((currency) => {
      const amount = amounts?.[currency]
      return amount === undefined ? [] : [{ currency, price: money(amount, currency) }]
    })
  return ({ entitlements, prices, overages, trialDays, cycles: offered }) => {
    const given = features.flatMap(({ key }) => {
      const value = entitlements[key]
      if (value === undefined || value === false) return []
      return [{ id: key, label: nameOf(key), text: textOf(key, value) }]
    })
    const cycleNames = cycles
      .filter((cycle) => offered.includes(cycle))
      .map((cycle) => t(`draft.cycles.${cycle}`))
    const costs = cycles.flatMap((cycle) =>
      priced(prices[cycle]).map(({ currency, price }) => ({
        id: `price-${cycle}-${currency}`,
        label: t('rows.price', { cycle: t(`draft.cycles.${cycle}`), currency }),
        text: price,
      })),
    )
    const beyond = features.flatMap(({ key, unit }) => {
      const overage = overages[key]
      if (!overage) return []
      const per = unitText(unit, overage.per)
      const price = priced(overage.amounts)
        .map((each) => each.price)
        .join(' / ')
      const text = t('rows.overageText', { price, per })
      return [{ id: `overage-${key}`, label: t('rows.overage', { feature: nameOf(key) }), text }]
    })
    return [
      ...given,
      ...(cycleNames.length > 0 ? [{ id: 'cycles', label: t('rows.cycles'), text: join(cycleNames) }] : []),
      ...costs,
      ...beyond,
      ...(trialDays === null ? [] : [{ id: 'trial', label: t('rows.trialDays'), text: `${trialDays}` }]),
    ]
  }
}
