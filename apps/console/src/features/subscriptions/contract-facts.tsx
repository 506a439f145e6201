import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText } from '@leasehold/ui'
import { SubscriptionBadge } from '../companies/company-badges.tsx'
import classes from './subscriptions.module.css'
import type { Held } from './subscriptions.ts'
import { usePriceText } from './use-price-text.ts'

/** What is sold at what price, where it stands, and what comes next. */
export function ContractFacts({ held }: { held: Held }) {
  const { t, locale } = useTranslation('subscriptions', 'tenants')
  const format = useFormat()
  const priceText = usePriceText()
  const { plan, state, stateSince, suspension, access, accessUntil, source, movesTo, seats, users } = held
  const { period, trialEndsAt, cycle, currency, price, anchor, createdAt } = held
  const name = t('planVersion', { plan: plan.name[locale], version: format.number(plan.version) })
  return (
    <div className={classes.pair}>
      <Facts
        items={[
          {
            label: t('plan'),
            value: (
              <span className={classes.stacked}>
                <span>{name}</span>
                {plan.latest !== null && plan.latest !== plan.version ? (
                  <small>{t('newerVersion', { version: format.number(plan.latest) })}</small>
                ) : null}
              </span>
            ),
          },
          { label: t('price'), value: priceText({ price, cycle, currency }) },
          {
            label: t('users'),
            value: (
              <span className={classes.stacked}>
                <span>{users === null ? t('tenants:subscription.unlimited') : format.number(users)}</span>
                {seats > 0 ? <small>{t('seatsMore', { count: seats })}</small> : null}
              </span>
            ),
          },
          {
            label: t('source'),
            value: movesTo
              ? t('sourceMoves', { from: t(`sources.${source}`), to: t(`sources.${movesTo}`) })
              : t(`sources.${source}`),
          },
          { label: t('created'), value: <MomentText value={createdAt} /> },
        ]}
      />
      <Facts
        items={[
          {
            label: t('state'),
            value: (
              <span className={classes.stacked}>
                <SubscriptionBadge state={state} trialEndsAt={null} />
                {suspension ? <small>{t(`causes.${suspension.cause}`)}</small> : null}
                {suspension?.reason ? <small>{suspension.reason}</small> : null}
              </span>
            ),
          },
          { label: t('since'), value: <MomentText value={stateSince} /> },
          {
            label: t('tenants:subscription.access'),
            value: (
              <span className={classes.stacked}>
                <span>{t(`tenants:subscription.accessLevels.${access}`)}</span>
                {accessUntil ? <small>{t('untilDate', { date: format.dateTime(accessUntil) })}</small> : null}
              </span>
            ),
          },
          ...(trialEndsAt
            ? [{ label: t('tenants:subscription.trialEnds'), value: <MomentText value={trialEndsAt} /> }]
            : []),
          {
            label: t('period'),
            value: period ? (
              <span>
                <MomentText value={period.start} as="date" /> – <MomentText value={period.end} as="date" />
              </span>
            ) : null,
          },
          { label: t('next'), value: <Next held={held} /> },
          ...(anchor ? [{ label: t('anchor'), value: <MomentText value={anchor} as="date" /> }] : []),
        ]}
      />
    </div>
  )
}

/** What happens next by itself. */
function Next({ held }: { held: Held }) {
  const { t, locale } = useTranslation('subscriptions', 'billing')
  const format = useFormat()
  const { endsAt, scheduled, period, state, price, currency, trialEndsAt } = held
  if (state === 'cancelled' || state === 'expired') return '–'
  if (scheduled) {
    const words = { plan: scheduled.planName[locale], date: format.date(scheduled.at) }
    return (
      <span className={classes.stacked}>
        <span>{t('changesTo', words)}</span>
        <small>
          {t(`billing:cycles.${scheduled.cycle}`)}
          {scheduled.seats > 0 ? ` · ${t('seatsMore', { count: scheduled.seats })}` : null}
        </small>
      </span>
    )
  }
  if (endsAt) return t('endsOn', { date: format.date(endsAt) })
  if (state === 'trialing' && trialEndsAt) return t('trialEndsOn', { date: format.date(trialEndsAt) })
  if (!period) return '–'
  return price && currency
    ? t('renewsFor', { date: format.date(period.end), amount: format.money(price.amount, currency) })
    : t('renewsOn', { date: format.date(period.end) })
}
