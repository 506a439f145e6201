import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { usePlans } from '../../lib/plans.ts'
import classes from './subscriptions.module.css'
import type { CreationPreview } from './subscriptions.ts'

type PriceTableProps = {
  label: string
  plan: string
  price: NonNullable<CreationPreview['price']>
  currency: string
}

/** What each period costs, part by part. */
export function PriceTable({ label, plan, price, currency }: PriceTableProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const { nameOf } = usePlans()
  return (
    <table className={classes.lines} aria-label={label}>
      <tbody>
        {price.lines.map(({ kind, quantity, unitAmount, amount }) => (
          <tr key={kind}>
            <th scope="row">
              {kind === 'base' ? nameOf(plan) : t('lines.seats', { count: quantity })}
              {kind === 'seats' ? (
                <small>{t('plans.seatPrice', { amount: format.money(unitAmount, currency) })}</small>
              ) : null}
            </th>
            <td>{format.money(amount, currency)}</td>
          </tr>
        ))}
        <tr data-total>
          <th scope="row">{t('lines.total')}</th>
          <td>{format.money(price.amount, currency)}</td>
        </tr>
      </tbody>
    </table>
  )
}
