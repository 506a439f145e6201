import { currencies, type TermsFault } from '@leasehold/catalog'
import { useTranslation } from '@leasehold/i18n/react'
import { usePlans } from '../../lib/plans.ts'
import { type DraftValues, unreadable } from './draft-values.ts'
import type { CatalogFeature } from './plans.ts'
import { useFeatureWords } from './use-feature-words.ts'

/** What a draft's fields are called, and what is wrong with them, in words. */
export function useDraftWords() {
  const { t } = useTranslation('plans', 'errors')
  const { nameOf } = useFeatureWords()
  const { nameOf: planName } = usePlans()
  const faultText = ({ code, params }: TermsFault): string => {
    switch (code) {
      case 'price_missing':
      case 'cycle_not_offered':
      case 'trial_sold':
      case 'addon_trial':
      case 'unknown_feature':
      case 'needs_count':
      case 'overage_of_unlimited':
        return t(`errors:fields.${code}`)
      case 'too_big':
        return t('errors:fields.too_big', { max: params?.max ?? '' })
      default:
        return t('errors:fields.other')
    }
  }
  const unreadableText = ({ what, currency }: ReturnType<typeof unreadable>[number]): string => {
    switch (what) {
      case 'amount': {
        const digits = currency ? currencies[currency] : 0
        return digits === 0
          ? t('draft.amountWhole', { currency: currency ?? '' })
          : t('draft.amount', { digits })
      }
      case 'count':
        return t('draft.count')
      case 'size':
        return t('draft.size')
      case 'per':
        return t('draft.perWrong')
      case 'perSize':
        return t('draft.perSize')
      default:
        return t('draft.trialDaysWrong')
    }
  }
  /** A field by its path in the form's values. */
  const labelOf = (path: string): string => {
    const [, group, name = '', ...rest] = path.split('.')
    if (path.startsWith('unlimited.')) return t('draft.unlimitedOf', { feature: nameOf(group ?? '') })
    if (group === 'entitlements') return nameOf(name)
    if (group === 'overages') return `${t('draft.overageOf', { feature: nameOf(name) })} ${rest.at(-1) ?? ''}`
    if (group === 'trialDays') return t('draft.trialDays')
    if (group === 'cycles') return t('rows.cycles')
    const cycle = name === 'monthly' || name === 'quarterly' ? name : 'yearly'
    return t('draft.priceOf', { cycle: t(`draft.cycles.${cycle}`), currency: rest.at(-1) ?? '' })
  }
  const textOf = (value: unknown) =>
    typeof value === 'boolean' ? t(value ? 'values.yes' : 'values.no') : String(value ?? '')
  return {
    /** Faults of a saved draft, at the fields' paths. */
    faults: (faults: readonly TermsFault[]) =>
      Object.fromEntries(faults.map((fault) => [`terms.${fault.path}`, faultText(fault)])),
    /** What cannot be read of what was typed, at the fields' paths. */
    unreadable: (values: DraftValues, features: readonly CatalogFeature[]) =>
      Object.fromEntries(unreadable(values, features).map((each) => [each.path, unreadableText(each)])),
    /** The same where the values by feature lie at another path than a draft's. */
    below: (path: string, faults: ReturnType<typeof unreadable>) =>
      Object.fromEntries(
        faults.map((each) => [each.path.replace('terms.entitlements', path), unreadableText(each)]),
      ),
    /** What somebody else saved of the settings of the catalog. */
    describeSetting: ({ field, theirs }: { field: string; theirs: unknown }) => {
      const [group = '', name = ''] = field.split('.')
      if (group === 'signUpPlan') return { label: t('settings.plan'), value: planName(String(theirs)) }
      if (group === 'signUpTrialDays') return { label: t('settings.days'), value: String(theirs) }
      const label = group === 'unlimited' ? t('draft.unlimitedOf', { feature: nameOf(name) }) : nameOf(name)
      return { label, value: textOf(theirs) }
    },
    describe: ({ field, theirs }: { field: string; theirs: unknown }) => ({
      label: labelOf(field),
      value: textOf(theirs),
    }),
  }
}
