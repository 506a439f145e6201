import { modules } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { EmptyState, Facts, MomentText, Section, StatusBadge } from '@leasehold/ui'
import { useMay } from '../../lib/me.ts'
import { usePlans } from '../../lib/plans.ts'
import { ApplyPlan } from '../entitlements/apply-plan.tsx'
import classes from './companies.module.css'
import type { Company } from './companies.ts'
import { SubscriptionBadge } from './company-badges.tsx'
import { useCompany } from './company-layout.tsx'
import { ExtendTrial } from './extend-trial.tsx'

/** The contract, what it opens now, and its changes. */
export function CompanySubscriptionPage() {
  const { t } = useTranslation('tenants')
  const company = useCompany()
  const { id: tenantId, name, contract, may } = company
  const mayExtend = useMay('tenants:manage') && may.extendTrial
  const mayApply = useMay('entitlements:manage') && may.changePlan
  if (!contract) {
    return <EmptyState title={t('notice.noContract')} />
  }
  return (
    <div className={classes.stack}>
      <Section
        title={t('subscription.current')}
        actions={
          mayExtend || mayApply ? (
            <div className={classes.actions}>
              {mayExtend ? <ExtendTrial company={company} version={contract.version} /> : null}
              {mayApply ? <ApplyPlan tenantId={tenantId} name={name} /> : null}
            </div>
          ) : null
        }
      >
        <ContractFacts company={company} />
      </Section>
      <Section title={t('subscription.modules')}>
        <ModuleList company={company} />
      </Section>
    </div>
  )
}

function ContractFacts({ company: { contract, access, limits } }: { company: Company }) {
  const { t } = useTranslation('tenants')
  const { nameOf } = usePlans()
  const format = useFormat()
  if (!contract) return null
  const limit = (value: number | null) =>
    value === null ? t('subscription.unlimited') : format.number(value)
  const { plan, stateNow, trialEndsAt, stateSince } = contract
  return (
    <Facts
      items={[
        { label: t('plan'), value: nameOf(plan) },
        { label: t('state'), value: <SubscriptionBadge state={stateNow} trialEndsAt={null} /> },
        ...(trialEndsAt
          ? [{ label: t('subscription.trialEnds'), value: <MomentText value={trialEndsAt} /> }]
          : []),
        { label: t('subscription.since'), value: <MomentText value={stateSince} /> },
        { label: t('subscription.access'), value: t(`subscription.accessLevels.${access}`) },
        { label: t('subscription.seats'), value: limit(limits.users) },
        { label: t('subscription.stores'), value: limit(limits.stores) },
      ]}
    />
  )
}

function ModuleList({ company }: { company: Company }) {
  const { t } = useTranslation('tenants', 'modules')
  return (
    <ul className={classes.modules}>
      {modules.map((module) => {
        const state = company.modules[module]
        return (
          <li key={module} data-state={state}>
            {t(`modules:each.${module}.name`)}
            <StatusBadge tone={state === 'open' ? 'success' : 'neutral'}>
              {t(`subscription.moduleStates.${state}`)}
            </StatusBadge>
          </li>
        )
      })}
    </ul>
  )
}
