import { useTranslation } from '@leasehold/i18n/react'

const known = [
  'applied',
  'unchanged',
  'read_since',
  'unknown_type',
  'unknown_company',
  'missing',
  'nothing_named',
  'incomplete',
  'foreign_prices',
  'second_subscription',
] as const

/** What an event, or mending, came to, in words; what nobody has words for is shown as it is. */
export function useOutcomeText(): (outcome: string) => string {
  const { t } = useTranslation('stripe')
  return (outcome) => {
    const word = known.find((each) => each === outcome)
    return word ? t(`outcomes.${word}`) : outcome
  }
}
