import { useTranslation } from '@leasehold/i18n/react'
import { Tabs } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'

/** The way between the pages of the catalog. */
export function PlansTabs() {
  const { t } = useTranslation('plans')
  return (
    <Tabs label={t('nav.label')}>
      <Link to="/plans" activeOptions={{ exact: true, includeSearch: false }}>
        {t('title')}
      </Link>
      <Link to="/plans/compare" activeOptions={{ includeSearch: false }}>
        {t('nav.compare')}
      </Link>
      <Link to="/plans/features">{t('nav.features')}</Link>
      <Link to="/plans/settings">{t('nav.settings')}</Link>
    </Tabs>
  )
}
