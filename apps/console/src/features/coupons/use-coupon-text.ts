import { useFormat, useTranslation } from '@leasehold/i18n/react'
import type { Coupon } from './coupons.ts'

/** What a coupon takes off, for how long, and how often it was used, in words. */
export function useCouponText() {
  const { t } = useTranslation('coupons')
  const format = useFormat()
  return {
    off: ({ percentOff, amountOff, currency }: Coupon): string => {
      if (percentOff !== null) return t('percentOff', { percent: format.number(percentOff / 100) })
      if (amountOff === null || currency === null) return '–'
      return t('amountOff', { amount: format.money(amountOff, currency) })
    },
    duration: ({ duration, months }: Coupon): string =>
      duration === 'repeating' ? t('durations.months', { count: months ?? 0 }) : t(`durations.${duration}`),
    uses: ({
      redemptions,
      maxRedemptions,
    }: {
      redemptions: number
      maxRedemptions: number | null
    }): string =>
      maxRedemptions === null
        ? format.number(redemptions)
        : t('usesOf', { used: format.number(redemptions), most: format.number(maxRedemptions) }),
  }
}
