import { useTranslation } from '@leasehold/i18n/react'
import { Link } from '@tanstack/react-router'
import classes from './billing.module.css'

/** Leads from one part of billing to the others. */
export function BillingTabs({ tenant }: { tenant: string }) {
  const { t } = useTranslation('billing')
  return (
    <nav aria-label={t('tabs.label')} className={classes.tabs}>
      <Link to="/$tenant/billing" params={{ tenant }} activeOptions={{ exact: true, includeSearch: false }}>
        {t('tabs.overview')}
      </Link>
      <Link to="/$tenant/billing/plans" params={{ tenant }} activeOptions={{ includeSearch: false }}>
        {t('tabs.plans')}
      </Link>
      <Link to="/$tenant/billing/invoices" params={{ tenant }} activeOptions={{ includeSearch: false }}>
        {t('tabs.invoices')}
      </Link>
    </nav>
  )
}
