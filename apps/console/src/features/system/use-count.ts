import { useFormat, useTranslation } from '@leasehold/i18n/react'

/** Tells a count that stops at a cap: "12", or "100 or more". */
export function useCount(): (given: { count: number; orMore: boolean }) => string {
  const { t } = useTranslation('system')
  const format = useFormat()
  return ({ count, orMore }) => (orMore ? t('orMore', { count }) : format.number(count))
}
