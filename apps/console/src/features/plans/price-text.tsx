import { currencyCodes, cycles, type PlanTerms, priceOf } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import classes from './plans.module.css'

type Sold = Pick<PlanTerms, 'trialDays' | 'cycles' | 'prices'>

type PriceTextProps = {
  /** Null while nothing is published. */
  sells: Sold | null
  contactUs: boolean
  /** Cycles to show; without it, the month and the year, or what else it is sold in. */
  allCycles?: boolean
}

/** What a plan costs, a line a cycle and currency; or why it costs nothing. */
export function PriceText({ sells, contactUs, allCycles = false }: PriceTextProps) {
  const { t } = useTranslation('plans')
  const { money } = useFormat()
  if (!sells) return '–'
  const offered = cycles.filter((cycle) => sells.cycles.includes(cycle))
  const main = offered.filter((cycle) => cycle !== 'quarterly')
  const shown = allCycles || main.length === 0 ? offered : main
  const lines = currencyCodes.flatMap((currency) =>
    shown.flatMap((cycle) => {
      const amount = priceOf({ ...sells, entitlements: {}, overages: {} }, cycle, currency)
      return amount === null ? [] : [t(`perCycle.${cycle}`, { price: money(amount, currency) })]
    }),
  )
  if (contactUs && lines.length === 0) return t('noPrice')
  if (sells.trialDays !== null) return t('days', { count: sells.trialDays })
  if (lines.length === 0) return t('free')
  return (
    <ul className={classes.prices}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
