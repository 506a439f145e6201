import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { EmptyState, Notice, Page, PageHeader, Section } from '@leasehold/ui'
import { SegmentedControl } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { type Cycle, type Offers, yearlySaving } from './billing.ts'
import { BillingTabs } from './billing-tabs.tsx'
import { CompareTable } from './compare-table.tsx'
import { OfferCard } from './offer-card.tsx'
import classes from './offers.module.css'

const route = getRouteApi('/$tenant/billing/plans/')

/** What is sold, side by side, and the way to take it. */
export function OffersPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('billing')
  const trpc = useTRPC()
  const { data: offers } = useSuspenseQuery(trpc.billing.offers.queryOptions(undefined, { staleTime: 0 }))
  const { cycles, present, plans } = offers
  const wanted = route.useSearch().cycle ?? present?.cycle ?? 'yearly'
  const cycle = cycles.find((each) => each === wanted) ?? cycles[0]
  return (
    <Page>
      <PageHeader title={t('plans.title')} description={t('plans.description')} />
      <BillingTabs tenant={tenant} />
      <Standing offers={offers} />
      {plans.length === 0 || !cycle ? (
        <EmptyState title={t('plans.emptyTitle')} text={t('plans.emptyText')} />
      ) : (
        <>
          <CycleSwitch offers={offers} cycle={cycle} />
          <div className={classes.cards}>
            {plans.map((plan) => (
              <OfferCard key={plan.key} tenant={tenant} offers={offers} plan={plan} cycle={cycle} />
            ))}
          </div>
          <Section title={t('plans.compare')} flush>
            <CompareTable offers={offers} />
          </Section>
        </>
      )}
    </Page>
  )
}

/** What speaks against taking anything now. */
function Standing({ offers: { refusal } }: { offers: Offers }) {
  const { t } = useTranslation('billing', 'errors')
  const format = useFormat()
  const { billingAdmins } = useCompany()
  if (!refusal) return null
  if (refusal !== 'FORBIDDEN') return <Notice tone="info">{t(`errors:${refusal as 'WRONG_STATE'}`)}</Notice>
  const people = format.choice(billingAdmins.map(({ name, email }) => `${name} (${email})`))
  return <Notice tone="info">{people ? t('plans.ask', { people }) : t('plans.askProvider')}</Notice>
}

function CycleSwitch({ offers: { cycles, plans }, cycle }: { offers: Offers; cycle: Cycle }) {
  const { t, locale } = useTranslation('billing')
  const navigate = useNavigate()
  const shares = plans.map(({ prices }) => yearlySaving(prices)?.share ?? 0)
  const most = Math.max(0, ...shares)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(Math.floor(most * 100) / 100)
  return (
    <div className={classes.cycles}>
      <SegmentedControl
        aria-label={t('plans.cycle')}
        value={cycle}
        onChange={(chosen) =>
          void navigate({ to: '.', search: { cycle: chosen as Cycle }, replace: true, resetScroll: false })
        }
        data={cycles.map((value) => ({ value, label: t(`cycles.${value}`) }))}
      />
      {most >= 0.01 ? <span className={classes.note}>{t('plans.saves', { percent })}</span> : null}
    </div>
  )
}
