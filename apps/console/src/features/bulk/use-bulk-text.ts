import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../lib/me.ts'
import { usePlans } from '../../lib/plans.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { useFeatureText } from '../entitlements/use-feature-text.ts'
import type { BulkParams } from './bulk.ts'

/** Every feature of the catalog; while it is being read there are none, and a key is its own name. */
export function useFeatures() {
  const trpc = useTRPC()
  const locale = useLocale()
  const mayRead = useMay('plans:read')
  const { data } = useQuery(trpc.plans.features.queryOptions(undefined, { enabled: mayRead }))
  const features = data?.features ?? []
  const find = (key: string) => features.find((feature) => feature.key === key)
  return { features, find, nameOf: (key: string) => find(key)?.name[locale] ?? key }
}

/** What a bulk change does, in a few words. */
export function useBulkText(): (params: BulkParams) => string {
  const { t } = useTranslation('bulk')
  const format = useFormat()
  const { nameOf: planName } = usePlans()
  const { find, nameOf } = useFeatures()
  const text = useFeatureText()
  return (params) => {
    if (params.kind !== 'set_feature') {
      const version = format.number(params.planVersion)
      return t(`kinds.${params.kind}`, { plan: planName(params.plan), version })
    }
    const { feature, value, endsAt } = params
    const said = {
      feature: nameOf(feature),
      value: text(find(feature) ?? { kind: 'limit', unit: null }, value),
    }
    return endsAt
      ? t('kinds.set_feature_until', { ...said, date: format.dateTime(endsAt) })
      : t('kinds.set_feature', said)
  }
}
