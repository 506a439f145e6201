import { useTranslation } from '@leasehold/i18n/react'
import { Tabs } from '@leasehold/ui'
import { getRouteApi, Link } from '@tanstack/react-router'

const route = getRouteApi('/$tenant/departments')

/** Leads from the departments in use to the archived ones and back. */
export function DepartmentTabs() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('departments')
  const exact = { exact: true, includeSearch: true }
  return (
    <Tabs label={t('tabs.label')}>
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
    </Tabs>
  )
}
