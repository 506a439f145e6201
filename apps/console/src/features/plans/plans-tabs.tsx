import { useTranslation } from '@leasehold/i18n/react'
import { Link } from '@tanstack/react-router'
import classes from './plans.module.css'

/** The way between the pages of the catalog. */
export function PlansTabs() {
  const { t } = useTranslation('plans')
  return (
    <nav aria-label={t('nav.label')} className={classes.tabs}>
      <Link to="/plans" activeOptions={{ exact: true, includeSearch: false }}>
        {t('title')}
      </Link>
      <Link to="/plans/compare" activeOptions={{ includeSearch: false }}>
        {t('nav.compare')}
      </Link>
      <Link to="/plans/features">{t('nav.features')}</Link>
      <Link to="/plans/settings">{t('nav.settings')}</Link>
    </nav>
  )
}
