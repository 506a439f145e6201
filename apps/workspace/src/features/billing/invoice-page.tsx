import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Notice, Page, PageHeader, Section } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './billing.module.css'
import type { InvoiceDetails } from './billing.ts'
import { ChargeLines } from './charge-lines.tsx'
import { InvoiceState } from './invoice-state.tsx'
import { PayInvoice } from './pay-invoice.tsx'
import { useSpan } from './use-billing-words.ts'

const route = getRouteApi('/$tenant/billing/invoices/$id')

/** One bill with its lines, and how it stands. */
export function InvoicePage() {
  const { tenant, id } = route.useParams()
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const { data: invoice } = useSuspenseQuery(trpc.billing.invoice.queryOptions({ id }, { staleTime: 0 }))
  const { number, pdfUrl, may } = invoice
  const byHand = invoice.source === 'manual' && invoice.state === 'open'
  return (
    <Page width="narrow">
      <PageHeader
        title={number ? t('invoices.page', { number }) : t('invoices.draft')}
        badge={<InvoiceState invoice={invoice} />}
        back={{
          link: linkOptions({ to: '/$tenant/billing/invoices', params: { tenant } }),
          label: t('invoices.all'),
        }}
        actions={
          <>
            {pdfUrl ? (
              <Button variant="default" component="a" href={pdfUrl} target="_blank" rel="noreferrer">
                {t('invoices.pdf')}
              </Button>
            ) : null}
            {may.pay ? (
              <PayInvoice tenant={tenant} invoice={invoice} label={t('pay.action')} size="sm" />
            ) : null}
          </>
        }
      />
      <div className={classes.notices}>
        <Failed invoice={invoice} />
        {byHand ? <Notice tone="info">{t('invoices.byHand')}</Notice> : null}
      </div>
      <Section title={t('invoices.lines')}>
        <Lines invoice={invoice} />
      </Section>
      <Section title={t('invoices.about')}>
        <Dates invoice={invoice} />
      </Section>
    </Page>
  )
}

type Part = { invoice: InvoiceDetails }

/** Why the last attempt did not go through, and when the next one is. */
function Failed({ invoice: { state, failure, nextAttemptAt } }: Part) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  if (state !== 'open' || !failure) return null
  return (
    <Notice tone="warning">
      {t('invoices.failed', { date: format.date(failure.at) })} {t(`declined.${failure.reason}`)}{' '}
      {nextAttemptAt ? t('notices.retry', { date: format.date(nextAttemptAt) }) : null}
    </Notice>
  )
}

function Lines({ invoice }: Part) {
  const { t } = useTranslation('billing')
  const { lines, currency, total, amountDue, amountPaid, amountRemaining, state } = invoice
  const balance = amountDue - total
  const isOpen = state === 'open' && amountPaid > 0
  const sums = [
    ...(balance === 0 && !isOpen ? [] : [{ label: t('invoices.total'), amount: total }]),
    ...(balance === 0
      ? []
      : [{ label: t(total < 0 ? 'lines.toBalance' : 'lines.balance'), amount: balance }]),
    ...(isOpen ? [{ label: t('invoices.paid'), amount: -amountPaid }] : []),
  ]
  const due = isOpen
    ? { label: t('invoices.remaining'), amount: amountRemaining }
    : { label: t('invoices.total'), amount: balance === 0 ? total : amountDue }
  return <ChargeLines label={t('invoices.lines')} lines={lines} currency={currency} sums={sums} total={due} />
}

function Dates({ invoice: { issuedAt, dueAt, paidAt, periodStart, periodEnd } }: Part) {
  const { t } = useTranslation('billing')
  const span = useSpan()
  return (
    <Facts
      items={[
        { label: t('invoices.date'), value: <MomentText value={issuedAt} as="date" /> },
        ...(dueAt ? [{ label: t('invoices.due'), value: <MomentText value={dueAt} as="date" /> }] : []),
        ...(paidAt ? [{ label: t('invoices.paidAt'), value: <MomentText value={paidAt} /> }] : []),
        ...(periodStart && periodEnd
          ? [{ label: t('invoices.period'), value: span(periodStart, periodEnd) }]
          : []),
      ]}
    />
  )
}
