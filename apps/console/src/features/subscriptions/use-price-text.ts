import type { Cycle } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'

type Priced = { price: { amount: number } | null; cycle: Cycle | null; currency: string | null }

/** What a cycle costs, in words; or that nothing is charged, or that it is agreed on. */
export function usePriceText(): (of: Priced) => string {
  const { t } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  return ({ price, cycle, currency }) => {
    if (!cycle || !currency) return t('free')
    if (!price) return t('agreed', { cycle: t(`billing:cycles.${cycle}`) })
    return t(`billing:perCycle.${cycle}`, { amount: format.money(price.amount, currency) })
  }
}
