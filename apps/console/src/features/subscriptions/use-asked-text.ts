import { useTranslation } from '@leasehold/i18n/react'

const known = [
  'PAYMENT_FAILED',
  'WRONG_STATE',
  'MISSING_AT_PROVIDER',
  'PROVIDER_UNAVAILABLE',
  'NO_PAYMENT_PROVIDER',
  'CHECKOUT_EXPIRED',
  'NOT_CONFIRMED',
] as const

/** Why something that was asked of Stripe did not go on, with Stripe's own word for it where there is one. */
export function useAskedText() {
  const { t } = useTranslation('subscriptions')
  return {
    why: ({ error, declineCode }: { error: string | null; declineCode: string | null }): string => {
      const code = known.find((each) => each === error)
      const why = code ? t(`whyNot.${code}`) : (error ?? '')
      return declineCode ? `${why} (${declineCode})` : why
    },
  }
}
