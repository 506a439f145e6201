import { useTranslation } from '@leasehold/i18n/react'
import { useMemo } from 'react'

type Check = (value: string) => string | null

/**
 * The checks a form makes itself, in the reader's language, for `useForm({ validate })`. The server checks
 * everything again and its words go to the same fields, so these only spare a round trip.
 */
export function useChecks() {
  const { t } = useTranslation()
  return useMemo(() => {
    const required: Check = (value) => (value.trim() === '' ? t('form.required') : null)
    const email: Check = (value) =>
      required(value) ?? (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim()) ? null : t('form.email'))
    const length =
      (min: number, max: number): Check =>
      (value) => {
        if (value.length < min) return min === 1 ? t('form.required') : t('form.tooShort', { count: min })
        return value.length > max ? t('form.tooLong', { count: max }) : null
      }
    return { required, email, length }
  }, [t])
}
