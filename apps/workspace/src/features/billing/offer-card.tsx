import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { StatusBadge } from '@leasehold/ui'
import { Button, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type Cycle, monthlyOf, type Offer, type Offers, yearlySaving } from './billing.ts'
import classes from './offers.module.css'

type OfferCardProps = { tenant: string; offers: Offers; plan: Offer; cycle: Cycle }

/** One plan: what it is, what it costs in a cycle, and the way to take it. */
export function OfferCard({ tenant, offers, plan, cycle }: OfferCardProps) {
  const { t, locale } = useTranslation('billing')
  const { present } = offers
  const name = plan.name[locale]
  const isPaid = present?.plan === plan.key
  return (
    <section className={classes.card} aria-label={name} data-present={isPaid || undefined}>
      <div className={classes.cardHead}>
        <Title order={2}>{name}</Title>
        {plan.isPresent ? <StatusBadge tone="info">{t('plans.present')}</StatusBadge> : null}
        {plan.isSold ? null : <StatusBadge>{t('plans.notSold')}</StatusBadge>}
      </div>
      <p className={classes.note}>{plan.description[locale]}</p>
      <Price plan={plan} cycle={cycle} />
      <Users plan={plan} cycle={cycle} />
      <div className={classes.cardAct}>
        <Act tenant={tenant} offers={offers} plan={plan} cycle={cycle} />
      </div>
    </section>
  )
}

type PriceProps = { plan: Offer; cycle: Cycle }

function Price({ plan, cycle }: PriceProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const price = plan.prices.find((each) => each.cycle === cycle)
  if (!price) {
    return (
      <div>
        <div className={classes.price}>{plan.contactUs ? t('plans.contact') : '–'}</div>
        <p className={classes.note}>{t(plan.contactUs ? 'plans.contactText' : 'plans.notInCycle')}</p>
      </div>
    )
  }
  const { amount, currency } = price
  const saving = cycle === 'yearly' ? yearlySaving(plan.prices) : null
  return (
    <div>
      <div className={classes.price}>
        {t(`perCycle.${cycle}`, { amount: format.money(amount, currency) })}
      </div>
      {cycle === 'monthly' ? null : (
        <p className={classes.note}>
          {t('plans.month', { amount: format.money(monthlyOf(price), currency) })}
          {saving ? ` · ${t('plans.saved', { amount: format.money(saving.amount, currency) })}` : null}
        </p>
      )}
    </div>
  )
}

/** How many may work with it, and what more of them cost. */
function Users({ plan, cycle }: PriceProps) {
  const { t } = useTranslation('billing')
  const format = useFormat()
  const price = plan.prices.find((each) => each.cycle === cycle)
  return (
    <p className={classes.users}>
      {plan.users === null ? t('plans.usersOpen') : t('plans.usersIncluded', { count: plan.users })}
      {price && price.seatAmount !== null ? (
        <span className={classes.note}>
          {t('plans.seatPrice', {
            amount: t(`perCycle.${cycle}`, { amount: format.money(price.seatAmount, price.currency) }),
          })}
        </span>
      ) : null}
    </p>
  )
}

/** The way to take it; nothing where it cannot be taken. */
function Act({ tenant, offers, plan, cycle }: OfferCardProps) {
  const { t, locale } = useTranslation('billing', 'errors')
  const { present, refusal, kind } = offers
  const price = plan.prices.find((each) => each.cycle === cycle)
  if (refusal || !price || plan.contactUs) return null
  const name = plan.name[locale]
  const isSame = price.refusal === 'SAME_TERMS'
  if (price.refusal && !isSame) {
    return <p className={classes.note}>{t(`errors:${price.refusal as 'WRONG_STATE'}`)}</p>
  }
  if (isSame && price.seatAmount === null) return null
  const seats = present && price.seatAmount !== null ? present.seats : 0
  const isOwn = present?.plan === plan.key && kind === 'change'
  const label = isSame
    ? t('acts.seats')
    : isOwn
      ? t('plans.cycleOf')
      : kind === 'change'
        ? t('plans.change', { plan: name })
        : t('plans.choose', { plan: name })
  return (
    <Button
      fullWidth
      variant={isOwn ? 'default' : 'filled'}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/$tenant/billing/plans/$plan"
          params={{ tenant, plan: plan.key }}
          search={{ cycle, ...(seats > 0 || isSame ? { seats: String(seats) } : {}) }}
        />
      )}
    >
      {label}
    </Button>
  )
}
