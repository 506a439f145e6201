import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice, useNotifyRefusal } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTRPC } from '../../lib/trpc.ts'
import { SurplusNotices } from '../plan/limit-usage.tsx'
import classes from './billing.module.css'
import type { Overview, Owed } from './billing.ts'
import { PayInvoice } from './pay-invoice.tsx'
import { ResumeSubscription } from './subscription-acts.tsx'

/** What people should know first: what is owed, what is to come, what is more than fits, who else decides. */
export function OverviewNotices({ tenant, overview }: { tenant: string; overview: Overview }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const { owed, scheduled, endsAt, keptBy, isEnabled, hasProvider, may } = overview
  const isOff = !isEnabled || !hasProvider
  return (
    <div className={classes.notices}>
      {owed.map((invoice) => (
        <Arrears key={invoice.id} tenant={tenant} overview={overview} invoice={invoice} />
      ))}
      {endsAt ? (
        <Line tone="warning" act={may.resume === null ? <ResumeSubscription size="xs" /> : null}>
          {t('notices.ends', { date: format.date(endsAt) })}
        </Line>
      ) : null}
      {scheduled ? <Scheduled overview={overview} scheduled={scheduled} /> : null}
      {keptBy === 'staff' ? <Notice tone="info">{t('notices.staff')}</Notice> : null}
      {isOff && keptBy === 'self' ? <Notice tone="info">{t('notices.off')}</Notice> : null}
      {overview.surplus.length > 0 ? <SurplusNotices surplus={overview.surplus} /> : null}
    </div>
  )
}

type LineProps = { tone: 'info' | 'warning' | 'danger'; act: ReactNode; children: ReactNode }

/** A sentence with what can be done about it. */
function Line({ tone, act, children }: LineProps) {
  return (
    <Notice tone={tone}>
      <span className={classes.notice}>
        <span>{children}</span>
        {act}
      </span>
    </Notice>
  )
}

type ArrearsProps = { tenant: string; overview: Overview; invoice: Owed }

/** A bill that is open, what that means, and the way to pay it. */
function Arrears({ tenant, overview, invoice }: ArrearsProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const { pastDue, access, may } = overview
  const { amountRemaining, currency, failure, nextAttemptAt } = invoice
  const amount = format.money(amountRemaining, currency)
  const why = failure ? t(`declined.${failure.reason}`) : ''
  const again = nextAttemptAt ? t('notices.retry', { date: format.date(nextAttemptAt) }) : ''
  const reason = `${why} ${again}`.trim()
  const isClosed = access === 'read_only'
  return (
    <Line
      tone={isClosed ? 'danger' : 'warning'}
      act={may.pay === null ? <PayInvoice tenant={tenant} invoice={invoice} label={t('pay.now')} /> : null}
    >
      {isClosed
        ? t('notices.owedReadOnly', { amount, reason })
        : pastDue
          ? t('notices.owedUntil', { amount, reason, date: format.date(pastDue.worksUntil) })
          : t('notices.owed', { amount, reason })}
    </Line>
  )
}

type ScheduledProps = { overview: Overview; scheduled: NonNullable<Overview['scheduled']> }

/** What the subscription turns into, and the way to keep what there is. */
function Scheduled({ overview, scheduled }: ScheduledProps) {
  const { t, locale } = useTranslation('billing')
  const format = useFormat()
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const callOff = useMutation(
    trpc.billing.callOff.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.billing.overview.pathFilter()),
      onError: useNotifyRefusal(),
    }),
  )
  const { plan, cycle, seats, at } = scheduled
  const words = {
    date: format.date(at),
    plan: plan.name?.[locale] ?? plan.key,
    cycle: t(`cycles.${cycle}`),
  }
  return (
    <Line
      tone="info"
      act={
        overview.may.callOff === null ? (
          <Button size="xs" variant="default" loading={callOff.isPending} onClick={() => callOff.mutate()}>
            {t('acts.callOff')}
          </Button>
        ) : null
      }
    >
      {seats > 0 ? t('notices.scheduledSeats', { ...words, count: seats }) : t('notices.scheduled', words)}
    </Line>
  )
}
