import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import type { Line } from './billing.ts'

/** What plans and features are called, also where only their key is at hand. */
export function useOfferNames() {
  const trpc = useTRPC()
  const { locale } = useTranslation('billing')
  const { data } = useQuery(trpc.billing.offers.queryOptions(undefined, { staleTime: 300_000 }))
  return {
    plan: (key: string) => data?.plans.find((plan) => plan.key === key)?.name[locale] ?? key,
    feature: (key: string) => data?.features.find((feature) => feature.key === key)?.name[locale] ?? key,
  }
}

/** What a line of an invoice or of a preview is for, in the reader's language. */
export function useLineText(): (line: Line) => string {
  const { t } = useTranslation('billing')
  const names = useOfferNames()
  return (line) => {
    const { kind, subject, description, quantity, amount } = line
    switch (kind) {
      case 'base':
        return subject ? names.plan(subject) : (description ?? t('lines.other'))
      case 'seats':
        return t('lines.seats', { count: quantity })
      case 'proration': {
        const ofSeats = subject === 'users'
        const what = ofSeats ? t('lines.users', { count: quantity }) : subject && names.plan(subject)
        if (!what) return description ?? t('lines.other')
        return amount < 0 ? t('lines.credit', { what }) : t('lines.rest', { what })
      }
      case 'discount':
        return t('lines.discount', { code: description ?? '' }).trim()
      case 'tax':
        return t('lines.tax')
      case 'overage':
        return t('lines.overage', { what: subject ? names.feature(subject) : (description ?? '') })
      default:
        return description ?? t('lines.other')
    }
  }
}

/** From one day to another, in words. */
export function useSpan(): (from: string, to: string) => string {
  const { t } = useTranslation('billing')
  const format = useFormat()
  return (from, to) => t('lines.span', { from: format.date(from), to: format.date(to) })
}

/** Why something that was asked did not go on. */
export function useRequestError() {
  const { t } = useTranslation('billing')
  return ({ error, declineReason }: { error: string | null; declineReason: string | null }) => {
    const known = requestErrors.find((code) => code === error)
    const why = known ? t(`requestErrors.${known}`) : null
    return { why, wayOn: declineReason ? t(`declined.${declineReason as 'declined'}`) : null }
  }
}

const requestErrors = [
  'PAYMENT_FAILED',
  'WRONG_STATE',
  'MISSING_AT_PROVIDER',
  'PROVIDER_UNAVAILABLE',
  'NO_PAYMENT_PROVIDER',
  'CHECKOUT_EXPIRED',
  'NOT_CONFIRMED',
] as const
