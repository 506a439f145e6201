import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { StatusBadge, type Tone } from '@leasehold/ui'
import classes from './billing.module.css'
import type { Invoice } from './billing.ts'

const tones: Record<Invoice['state'] | 'overdue', Tone> = {
  draft: 'neutral',
  open: 'info',
  overdue: 'warning',
  paid: 'success',
  void: 'neutral',
  uncollectible: 'danger',
}

/** How a bill stands, with what came back of it. */
export function InvoiceState({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const { state, isOverdue, amountRefunded, currency, disputed, failure } = invoice
  const shown = isOverdue || (state === 'open' && failure) ? 'overdue' : state
  return (
    <span className={classes.line}>
      <StatusBadge tone={tones[shown]}>{t(`invoices.states.${shown}`)}</StatusBadge>
      {disputed ? <StatusBadge tone="danger">{t('invoices.disputed')}</StatusBadge> : null}
      {amountRefunded > 0 ? (
        <span className={classes.note}>
          {t('invoices.refunded', { amount: format.money(amountRefunded, currency) })}
        </span>
      ) : null}
    </span>
  )
}
