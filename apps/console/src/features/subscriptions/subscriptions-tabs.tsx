import { useTranslation } from '@leasehold/i18n/react'
import { Tabs } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'

/** The way between subscriptions, coupons, and whether companies buy by themselves. */
export function SubscriptionsTabs() {
  const { t } = useTranslation('subscriptions')
  return (
    <Tabs label={t('tabs.label')}>
      <Link to="/subscriptions" activeOptions={{ exact: true, includeSearch: false }}>
        {t('title')}
      </Link>
      <Link to="/subscriptions/coupons" activeOptions={{ includeSearch: false }}>
        {t('tabs.coupons')}
      </Link>
      <Link to="/subscriptions/billing">{t('tabs.billing')}</Link>
    </Tabs>
  )
}
