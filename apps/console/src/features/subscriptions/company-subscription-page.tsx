import { modules } from '@leasehold/catalog'
import { TimeZoneProvider, useTranslation } from '@leasehold/i18n/react'
import { EmptyState, ErrorState, PageLoading, Section, StatusBadge } from '@leasehold/ui'
import { useMay } from '../../lib/me.ts'
import type { Company } from '../companies/companies.ts'
import { useCompany } from '../companies/company-layout.tsx'
import { ApplyPlan } from '../entitlements/apply-plan.tsx'
import { ClockSection } from './clock-section.tsx'
import { ContractActs } from './contract-acts.tsx'
import { ContractFacts } from './contract-facts.tsx'
import { ContractNotices } from './contract-notices.tsx'
import { CreateContract } from './create-contract.tsx'
import { ExtrasSection } from './extras-section.tsx'
import { PaymentSection } from './payment-section.tsx'
import classes from './subscriptions.module.css'
import { TimelineSection } from './timeline-section.tsx'
import { useHeld } from './use-held.ts'

/** Everything about a company's contract, and what may be done with it. Moments are in the company's time zone. */
export function CompanySubscriptionPage() {
  const { t } = useTranslation('subscriptions')
  const company = useCompany()
  const mayCreate = useMay('subscriptions:manage') && !company.deletedAt
  if (company.contract) {
    return (
      <TimeZoneProvider value={company.timeZone}>
        <Contract company={company} />
      </TimeZoneProvider>
    )
  }
  return (
    <EmptyState
      title={t('none.title')}
      text={t('none.text')}
      action={mayCreate ? <CreateContract company={company} version={null} held={null} /> : null}
    />
  )
}

function Contract({ company }: { company: Company }) {
  const { t } = useTranslation('subscriptions')
  const held = useHeld(company.id)
  const mayApply = useMay('entitlements:manage') && company.may.changePlan
  if (held.error) return <ErrorState error={held.error} onRetry={() => void held.refetch()} />
  if (!held.data) return <PageLoading />
  const contract = held.data
  return (
    <div className={classes.stack}>
      <ContractNotices held={contract} />
      <Section
        title={t('contract')}
        actions={
          <div className={classes.actions}>
            {mayApply && !contract.may.change && contract.source === 'manual' ? (
              <ApplyPlan tenantId={company.id} name={company.name} />
            ) : null}
            <ContractActs company={company} held={contract} />
          </div>
        }
      >
        <ContractFacts held={contract} />
      </Section>
      <div className={classes.pair}>
        <PaymentSection held={contract} />
        <ExtrasSection held={contract} />
      </div>
      {contract.clock.mayAdvance ? <ClockSection held={contract} /> : null}
      <TimelineSection held={contract} />
      <Section title={t('modules')}>
        <ModuleList company={company} />
      </Section>
    </div>
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
