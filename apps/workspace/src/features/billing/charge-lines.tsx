import { useFormat, useTranslation } from '@leasehold/i18n/react'
import type { Line } from './billing.ts'
import classes from './charge-lines.module.css'
import { useLineText, useSpan } from './use-billing-words.ts'

type ChargeLinesProps = {
  label: string
  lines: readonly Line[]
  currency: string
  /** Further sums between the lines and what is due. */
  sums?: readonly { label: string; amount: number }[]
  /** What is due, and what that is called. */
  total: { label: string; amount: number }
}

/** What is charged, line by line to the minor unit, and what that comes to. */
export function ChargeLines({ label, lines, currency, sums = [], total }: ChargeLinesProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const text = useLineText()
  const span = useSpan()
  const money = (amount: number) => format.money(amount, currency)
  // Lines have no name of their own, and two may be alike.
  const keyed = lines.map((line, place) => ({ key: String(place), line }))
  return (
    <table className={classes.lines} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('invoices.line')}</th>
          <th scope="col">{t('invoices.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {keyed.map(({ key, line }) => (
          <tr key={key}>
            <th scope="row">
              {text(line)}
              {line.from && line.to && line.from !== line.to ? (
                <span className={classes.span}>{span(line.from, line.to)}</span>
              ) : null}
            </th>
            <td>{money(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {sums.map((sum) => (
          <tr key={sum.label}>
            <th scope="row">{sum.label}</th>
            <td>{money(sum.amount)}</td>
          </tr>
        ))}
        <tr data-total>
          <th scope="row">{total.label}</th>
          <td>{money(total.amount)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
