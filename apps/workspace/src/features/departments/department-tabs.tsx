import { useTranslation } from '@leasehold/i18n/react'
import { getRouteApi, Link } from '@tanstack/react-router'
import classes from './departments.module.css'

const route = getRouteApi('/$tenant/departments')

/** Leads from the departments in use to the archived ones and back. */
export function DepartmentTabs() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('departments')
  const exact = { exact: true, includeSearch: true }
  return (
    <nav aria-label={t('tabs.label')} className={classes.tabs}>
      <Link to="/$tenant/departments" params={{ tenant }} search={{}} activeOptions={exact}>
        {t('tabs.open')}
      </Link>
      <Link
        to="/$tenant/departments"
        params={{ tenant }}
        search={{ status: 'archived' }}
        activeOptions={exact}
      >
        {t('tabs.archived')}
      </Link>
    </nav>
  )
}
