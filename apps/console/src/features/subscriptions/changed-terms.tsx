import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { EffectLists } from '../entitlements/change-preview.tsx'
import { ChargeTable } from './charge-table.tsx'
import classes from './subscriptions.module.css'
import type { ChangePreview } from './subscriptions.ts'
import { usePriceText } from './use-price-text.ts'

type ChangedProps = { preview: ChangePreview; currencyBefore: string | null }

/** What other terms would do: when, what is charged at once, what each period costs then, what is gained and lost. */
export function Changed({ preview, currencyBefore }: ChangedProps) {
  const { t } = useTranslation('subscriptions')
  const format = useFormat()
  const priceText = usePriceText()
  const { terms, when, effectiveAt, charge, reckonedBy, period, price, priceBefore, changes, surplus } =
    preview
  const { cycle, currency } = terms
  return (
    <>
      <p className={classes.text}>
        {when === 'now' ? t('preview.atOnce') : t('preview.onDay', { date: format.date(effectiveAt) })}
      </p>
      {charge ? (
        <>
          <ChargeTable
            label={t('preview.today')}
            lines={charge.lines}
            amount={charge.amount}
            currency={currency}
          />
          <p className={classes.text}>
            {charge.amount < 0 ? `${t('preview.credit')} ` : null}
            {t(`preview.reckoned.${reckonedBy}`)}
          </p>
        </>
      ) : (
        <p className={classes.text}>{t('preview.nothingNow')}</p>
      )}
      <p className={classes.text}>
        {t('preview.prices', {
          before: priceBefore ? format.money(priceBefore.amount, currencyBefore ?? currency) : '–',
          after: priceText({ price, cycle, currency }),
        })}
        {period ? (
          <> {t('preview.period', { from: format.date(period.start), to: format.date(period.end) })}</>
        ) : null}
      </p>
      <EffectLists changes={changes} surplus={surplus} />
    </>
  )
}
