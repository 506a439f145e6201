import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { Anchor } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useTRPC } from '../../lib/trpc.ts'
import { stateTones } from '../home/standing.tsx'
import classes from './billing.module.css'
import type { Standing } from './billing.ts'

/** How the contract stands, and whom to ask: for who may not see the money. */
export function StatePage() {
  const { t, locale } = useTranslation('billing', 'company')
  const format = useFormat()
  const trpc = useTRPC()
  const { data } = useSuspenseQuery(trpc.billing.state.queryOptions())
  const { plan, state, trial, endsAt, scheduled } = data
  const items = [
    { label: t('overview.plan'), value: plan?.name[locale] ?? t('overview.noPlan') },
    {
      label: t('invoices.state'),
      value: state ? (
        <StatusBadge tone={stateTones[state] ?? 'neutral'}>{t(`company:states.${state}`)}</StatusBadge>
      ) : null,
    },
  ]
  if (trial) {
    const { daysLeft: count } = trial
    const left = count > 0 ? t('overview.trialLeft', { count, date: format.date(trial.endsAt) }) : null
    items.push({ label: t('overview.trial'), value: left ?? t('overview.trialToday') })
  }
  if (endsAt) items.push({ label: t('state.ends'), value: format.date(endsAt) })
  if (scheduled) {
    const next = scheduled.plan.name?.[locale] ?? scheduled.plan.key
    items.push({
      label: t('state.next'),
      value: t('state.nextAt', { plan: next, date: format.date(scheduled.at) }),
    })
  }
  return (
    <Page width="narrow">
      <PageHeader title={t('state.title')} description={t('state.description')} />
      <Section title={t('overview.subscription')}>
        <Facts items={items} />
        <Meaning standing={data} />
      </Section>
      <Section title={t('state.ask')}>
        {data.admins.length === 0 ? (
          t('state.nobody')
        ) : (
          <ul className={classes.methods}>
            {data.admins.map(({ name, email }) => (
              <li key={email}>
                {name}
                <Anchor href={`mailto:${encodeURIComponent(email)}`}>{t('state.write', { name })}</Anchor>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

/** What that means for whoever works here. */
function Meaning({ standing: { access, pastDue, suspensionCause } }: { standing: Standing }) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const text =
    access === 'billing_only'
      ? t('state.over')
      : access === 'read_only'
        ? t(suspensionCause === 'paused' || suspensionCause === 'staff' ? 'state.paused' : 'state.readOnly')
        : pastDue
          ? t('state.worksUntil', { date: format.date(pastDue.worksUntil) })
          : null
  return text ? <p className={`${classes.note} ${classes.foot}`}>{text}</p> : null
}
