import { useFormat, useTranslation } from '@leasehold/i18n/react'
import classes from './subscriptions.module.css'
import type { Line } from './subscriptions.ts'
import { useLineText } from './use-line-text.ts'

type ChargeTableProps = { label: string; lines: readonly Line[]; amount: number; currency: string }

/** What is charged, line by line to the minor unit, and what it comes to. */
export function ChargeTable({ label, lines, amount, currency }: ChargeTableProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const words = useLineText()
  // Two lines may be alike.
  const keyed = lines.map((line, place) => ({ key: String(place), line }))
  return (
    <table className={classes.lines} aria-label={label}>
      <tbody>
        {keyed.map(({ key, line }) => (
          <tr key={key}>
            <th scope="row">
              {words.text(line)}
              {words.span(line) ? <small>{words.span(line)}</small> : null}
            </th>
            <td>{format.money(line.amount, currency)}</td>
          </tr>
        ))}
        <tr data-total>
          <th scope="row">{t('lines.total')}</th>
          <td>{format.money(amount, currency)}</td>
        </tr>
      </tbody>
    </table>
  )
}
