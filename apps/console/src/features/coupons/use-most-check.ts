import { useTranslation } from '@leasehold/i18n/react'
import { readScaled } from '../plans/scaled-number.ts'

/** How many at most; null for any number. */
export const readMost = (text: string) => readScaled(text, 0)

/** What is wrong with a greatest number of uses, if anything: it may be left out. */
export function useMostCheck(): (value: string) => string | null {
  const { t } = useTranslation('coupons')
  return (value) => {
    const most = readMost(value)
    return most === null || (most >= 1 && most <= 1_000_000) ? null : t('create.mostWrong')
  }
}
