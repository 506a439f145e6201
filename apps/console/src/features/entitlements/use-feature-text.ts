import type { FeatureKind, FeatureUnit, FeatureValue } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'

type Counted = { kind: FeatureKind; unit: FeatureUnit | null }

/** What a feature is worth, or how much of it is used, in words. */
export function useFeatureText(): (feature: Counted, value: FeatureValue) => string {
  const { t } = useTranslation('entitlements')
  const format = useFormat()
  return ({ unit }, value) => {
    if (typeof value === 'boolean') return t(value ? 'open' : 'closed')
    if (value === null) return t('unlimited')
    const number = format.number(value)
    switch (unit) {
      case 'bytes':
        return format.bytes(value)
      case 'seconds':
        return t('units.seconds', { value: number })
      case 'calls':
        return t('units.calls', { count: value, value: number })
      case 'pages':
        return t('units.pages', { count: value, value: number })
      default:
        return number
    }
  }
}
