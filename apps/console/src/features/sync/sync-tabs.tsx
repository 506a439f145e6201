import { useTranslation } from '@leasehold/i18n/react'
import { Tabs } from '@leasehold/ui'
import { Link } from '@tanstack/react-router'

/** The way between the history of runs and what has drifted. */
export function SyncTabs() {
  const { t } = useTranslation('sync')
  return (
    <Tabs label={t('parts')}>
      <Link to="/sync" activeOptions={{ exact: true, includeSearch: false }}>
        {t('runs')}
      </Link>
      <Link to="/sync/drift" activeOptions={{ includeSearch: false }}>
        {t('drift')}
      </Link>
    </Tabs>
  )
}
