import type { Feature, FeatureValue } from '@leasehold/catalog'
import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'

/** Every feature there is, in the order of lists. */
export function useFeatures() {
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.plans.features.queryOptions()).data.features
}

/** A number of what a feature is counted in: "5 GB", "1,000 calls", "10". */
export function useUnitText() {
  const { t } = useTranslation('plans')
  const format = useFormat()
  return (unit: Feature['unit'], value: number): string => {
    if (unit === 'bytes') return format.bytes(value)
    const number = format.number(value)
    return unit === 'seconds' || unit === 'pages' ? `${number} ${t(`draft.units.${unit}`)}` : number
  }
}

/** What features are called, and what they are worth in words. */
export function useFeatureWords() {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const unitText = useUnitText()
  const features = useFeatures()
  const byKey = new Map(features.map((feature) => [feature.key, feature]))
  return {
    nameOf: (key: string) => byKey.get(key)?.name[locale] ?? key,
    textOf: (key: string, value: FeatureValue): string => {
      if (typeof value === 'boolean') return t(value ? 'values.yes' : 'values.no')
      return value === null ? t('values.unlimited') : unitText(byKey.get(key)?.unit ?? null, value)
    },
  }
}
