import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { StatusBadge, type Tone } from '@leasehold/ui'
import classes from './companies.module.css'
import type { Company, ListedCompany } from './companies.ts'

type State = NonNullable<ListedCompany['state']>

const stateTones: Record<State, Tone> = {
  trialing: 'info',
  active: 'success',
  past_due: 'warning',
  suspended: 'danger',
  cancelled: 'neutral',
  expired: 'neutral',
}

/** Where the contract stands now, and until when a trial lasts. */
export function SubscriptionBadge({ state, trialEndsAt }: { state: State; trialEndsAt: string | null }) {
  const { t } = useTranslation('company', 'tenants')
  const format = useFormat()
  return (
    <span className={classes.state}>
      <StatusBadge tone={stateTones[state]}>{t(`states.${state}`)}</StatusBadge>
      {state === 'trialing' && trialEndsAt ? (
        <span className={classes.dimmed}>{t('tenants:trialUntil', { date: format.date(trialEndsAt) })}</span>
      ) : null}
    </span>
  )
}

const activationTones: Record<Company['activation'], Tone> = {
  pending_creation: 'neutral',
  ongoing_creation: 'info',
  active: 'success',
}

/** How far a company has come from being created to being in use. */
export function ActivationBadge({ activation }: { activation: Company['activation'] }) {
  const { t } = useTranslation('tenants')
  return <StatusBadge tone={activationTones[activation]}>{t(`activations.${activation}`)}</StatusBadge>
}
