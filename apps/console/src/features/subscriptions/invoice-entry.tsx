import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { StatusBadge, type Tone } from '@leasehold/ui'
import classes from './subscriptions.module.css'
import type { EntryOf } from './subscriptions.ts'

type Invoice = EntryOf<'invoice'>

const tones: Record<Invoice['state'] | 'overdue', Tone> = {
  draft: 'neutral',
  open: 'info',
  overdue: 'warning',
  paid: 'success',
  void: 'neutral',
  uncollectible: 'danger',
}

const shownState = ({ state, isOverdue, failure }: Invoice) =>
  isOverdue || (state === 'open' && failure) ? 'overdue' : state

export const invoiceTone = (invoice: Invoice): Tone => tones[shownState(invoice)]

/** Which invoice, how much, and where it stands. */
export function InvoiceTitle({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  const { number, total, currency, disputed } = invoice
  const shown = shownState(invoice)
  const amount = format.money(total, currency)
  return (
    <span className={classes.line}>
      {number ? t('invoice.numbered', { number, amount }) : t('invoice.draft', { amount })}
      <StatusBadge tone={tones[shown]}>{t(`billing:invoices.states.${shown}`)}</StatusBadge>
      {disputed ? <StatusBadge tone="danger">{t('billing:invoices.disputed')}</StatusBadge> : null}
    </span>
  )
}

/** When it is due or was paid, what came back, and why a payment failed. */
export function InvoiceEntry({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  const { state, dueAt, paidAt, amountRefunded, currency, failure, nextAttemptAt, pdfUrl, number } = invoice
  const facts = [
    paidAt ? t('invoice.paidOn', { date: format.dateTime(paidAt) }) : null,
    state === 'open' && dueAt ? t('invoice.dueOn', { date: format.date(dueAt) }) : null,
    amountRefunded > 0
      ? t('billing:invoices.refunded', { amount: format.money(amountRefunded, currency) })
      : null,
    state === 'open' && nextAttemptAt ? t('invoice.again', { date: format.dateTime(nextAttemptAt) }) : null,
  ].filter((fact) => fact !== null)
  return (
    <>
      {facts.length > 0 ? <p className={classes.text}>{facts.join(' · ')}</p> : null}
      {failure && state !== 'paid' ? (
        <p className={classes.refused}>
          {t('invoice.failed', {
            code: failure.declineCode ?? failure.code,
            date: format.dateTime(failure.at),
          })}
        </p>
      ) : null}
      {pdfUrl ? (
        <a
          className={classes.link}
          href={pdfUrl}
          target="_blank"
          rel="noreferrer"
          aria-label={t('billing:invoices.pdfOf', { number: number ?? '' })}
        >
          {t('billing:invoices.pdf')}
        </a>
      ) : null}
    </>
  )
}
