import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section, StatusBadge } from '@leasehold/ui'
import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { stateTones } from '../home/standing.tsx'
import classes from './billing.module.css'
import type { Overview } from './billing.ts'
import { NextCharge } from './next-charge.tsx'
import { SubscriptionActs } from './subscription-acts.tsx'
import { useSpan } from './use-billing-words.ts'

/** What the company has, what that costs, and how long it goes on. */
export function SubscriptionSection({ tenant, overview }: { tenant: string; overview: Overview }) {
  const { t } = useTranslation('billing')
  return (
    <Section
      title={t('overview.subscription')}
      actions={<SubscriptionActs tenant={tenant} overview={overview} />}
    >
      <dl className={classes.facts}>
        <Plan overview={overview} />
        <Price overview={overview} />
        <Users overview={overview} />
        <Fact label={t('overview.next')}>
          <NextCharge overview={overview} />
        </Fact>
        <Trial overview={overview} />
        <Period overview={overview} />
        <Balance overview={overview} />
      </dl>
      <Tested overview={overview} />
    </Section>
  )
}

type Part = { overview: Overview }

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Plan({ overview: { plan, state } }: Part) {
  const { t, locale } = useTranslation('billing', 'company')
  return (
    <Fact label={t('overview.plan')}>
      <span className={classes.line}>
        {plan?.name[locale] ?? t('overview.noPlan')}
        {state ? (
          <StatusBadge tone={stateTones[state] ?? 'neutral'}>{t(`company:states.${state}`)}</StatusBadge>
        ) : null}
      </span>
    </Fact>
  )
}

function Price({ overview: { price } }: Part) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  return (
    <Fact label={t('overview.price')}>
      {price
        ? t(`perCycle.${price.cycle}`, { amount: format.money(price.amount, price.currency) })
        : t('overview.free')}
    </Fact>
  )
}

function Users({ overview: { seats } }: Part) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const used = format.number(seats.used)
  return (
    <Fact label={t('overview.users')}>
      {seats.allowed === null
        ? t('overview.usersOpen', { used })
        : t('overview.usersOf', { used, allowed: format.number(seats.allowed) })}
      {seats.paid > 0 ? (
        <span className={classes.note}>{t('overview.usersPaid', { count: seats.paid })}</span>
      ) : null}
    </Fact>
  )
}

function Trial({ overview: { trial } }: Part) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  if (!trial) return null
  const { daysLeft, endsAt } = trial
  return (
    <Fact label={t('overview.trial')}>
      {daysLeft > 0
        ? t('overview.trialLeft', { count: daysLeft, date: format.date(endsAt) })
        : t('overview.trialToday')}
    </Fact>
  )
}

/** How far the period that is paid for has gone. */
function Period({ overview: { period, clock } }: Part) {
  const { t } = useTranslation('billing')
  const span = useSpan()
  if (!period) return null
  const [start, end, now] = [period.start, period.end, clock ?? Date.now()].map((at) =>
    new Date(at).getTime(),
  )
  const gone = start && end && now ? (100 * (now - start)) / (end - start) : 0
  return (
    <Fact label={t('overview.period')}>
      {span(period.start, period.end)}
      <Progress value={Math.min(100, Math.max(0, gone))} size={4} aria-hidden className={classes.bar ?? ''} />
    </Fact>
  )
}

function Balance({ overview: { balance, price } }: Part) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  if (balance === 0 || !price) return null
  const amount = format.money(Math.abs(balance), price.currency)
  return (
    <Fact label={t('overview.balance')}>
      <span className={classes.note}>
        {balance < 0 ? t('overview.credit', { amount }) : t('overview.debt', { amount })}
      </span>
    </Fact>
  )
}

function Tested({ overview: { isTest, clock } }: Part) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  if (!isTest) return null
  return (
    <p className={`${classes.note} ${classes.foot}`}>
      {t('overview.test')} {clock ? t('overview.clock', { date: format.dateTime(clock) }) : null}
    </p>
  )
}
