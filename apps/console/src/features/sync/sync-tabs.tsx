import { useTranslation } from '@leasehold/i18n/react'
import { Link } from '@tanstack/react-router'
import classes from './sync.module.css'

/** The way between the history of runs and what has drifted. */
export function SyncTabs() {
  const { t } = useTranslation('sync')
  return (
    <nav aria-label={t('parts')} className={classes.tabs}>
      <Link to="/sync" activeOptions={{ exact: true, includeSearch: false }}>
        {t('runs')}
      </Link>
      <Link to="/sync/drift" activeOptions={{ includeSearch: false }}>
        {t('drift')}
      </Link>
    </nav>
  )
}
