import { useTranslation } from '@leasehold/i18n/react'
import { ErrorState, Page, PageHeader, PageLoading, StatusBadge } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { moduleIcons } from './module-icons.ts'
import classes from './modules.module.css'
import { slugOf } from './slug.ts'

const route = getRouteApi('/$tenant/modules/')

/** Every part of the workspace, and whether the plan opens it. */
export function ModulesPage() {
  const { tenant } = route.useParams()
  const { t } = useTranslation('modules')
  const trpc = useTRPC()
  const { data, error, refetch } = useQuery(trpc.modules.list.queryOptions())
  return (
    <Page>
      <PageHeader title={t('title')} description={t('description')} />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <PageLoading /> : null}
      <ul className={classes.modules}>
        {data?.map(({ module, state }) => {
          const Icon = moduleIcons[module]
          return (
            <li key={module} className={classes.module} data-state={state}>
              <Icon size={22} stroke={1.5} aria-hidden />
              <div className={classes.text}>
                <div className={classes.head}>
                  <Link
                    to="/$tenant/modules/$module"
                    params={{ tenant, module: slugOf(module) }}
                    className={classes.link}
                  >
                    {t(`each.${module}.name`)}
                  </Link>
                  <StatusBadge tone={state === 'open' ? 'success' : 'neutral'}>
                    {t(state === 'open' ? 'open' : 'locked')}
                  </StatusBadge>
                </div>
                <p>{t(`each.${module}.summary`)}</p>
              </div>
            </li>
          )
        })}
      </ul>
    </Page>
  )
}
