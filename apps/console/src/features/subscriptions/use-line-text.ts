import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { usePlans } from '../../lib/plans.ts'
import type { Line } from './subscriptions.ts'

/** What a line of a charge is for, and which part of a period. */
export function useLineText() {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const { nameOf } = usePlans()
  const text = ({ kind, subject, description, quantity, amount }: Line): string => {
    switch (kind) {
      case 'base':
        return subject ? nameOf(subject) : (description ?? t('lines.other'))
      case 'seats':
        return t('lines.seats', { count: quantity })
      case 'proration': {
        const ofSeats = subject === 'users'
        const what = ofSeats ? t('lines.users', { count: quantity }) : subject && nameOf(subject)
        if (!what) return description ?? t('lines.other')
        return amount < 0 ? t('lines.credit', { what }) : t('lines.rest', { what })
      }
      case 'discount':
        return t('lines.discount', { code: description ?? '' }).trim()
      case 'tax':
        return t('lines.tax')
      case 'overage':
        return t('lines.overage', { what: description ?? subject ?? '' })
      default:
        return description ?? t('lines.other')
    }
  }
  const span = ({ from, to }: Line): string | null =>
    from && to && from !== to ? t('lines.span', { from: format.date(from), to: format.date(to) }) : null
  return { text, span }
}
