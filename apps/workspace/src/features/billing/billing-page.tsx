import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader } from '@leasehold/ui'
import { getRouteApi } from '@tanstack/react-router'
import { useMay } from '../../lib/company.ts'
import classes from './billing.module.css'
import { BillingTabs } from './billing-tabs.tsx'
import { DetailsSection } from './details-section.tsx'
import { LatestInvoices } from './latest-invoices.tsx'
import { MethodsSection } from './methods-section.tsx'
import { OverviewNotices } from './overview-notices.tsx'
import { RequestPanel } from './request-panel.tsx'
import { StatePage } from './state-page.tsx'
import { SubscriptionSection } from './subscription-section.tsx'
import { useOverview } from './use-overview.ts'

const route = getRouteApi('/$tenant/billing/')

/** What the company has and pays; for who may not see that, how the contract stands. */
export function BillingPage() {
  return useMay('billing:read') ? <OverviewPage /> : <StatePage />
}

function OverviewPage() {
  const { tenant } = route.useParams()
  const { checkout } = route.useSearch()
  const { t } = useTranslation('billing')
  const overview = useOverview(tenant)
  return (
    <Page>
      <PageHeader title={t('title')} description={t('overview.description')} />
      <BillingTabs tenant={tenant} />
      <RequestPanel tenant={tenant} overview={overview} isBack={checkout === 'done'} />
      <OverviewNotices tenant={tenant} overview={overview} />
      <SubscriptionSection tenant={tenant} overview={overview} />
      <div className={classes.pair}>
        <MethodsSection overview={overview} />
        <DetailsSection overview={overview} />
      </div>
      <LatestInvoices tenant={tenant} />
    </Page>
  )
}
