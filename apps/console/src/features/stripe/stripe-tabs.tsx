import { useTranslation } from '@leasehold/i18n/react'
import { Tabs } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'

/** The way between what Stripe sent and what differs from it. */
export function StripeTabs() {
  const { t } = useTranslation('stripe')
  return (
    <Tabs label={t('tabs.label')}>
      <Link to="/stripe" activeOptions={{ exact: true, includeSearch: false }}>
        {t('tabs.events')}
      </Link>
      <Link to="/stripe/reconciliation" activeOptions={{ includeSearch: false }}>
        {t('tabs.reconciliation')}
      </Link>
    </Tabs>
  )
}
