import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader, QuickLinks } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useMe } from '../../lib/me.ts'
import { useNav } from '../../lib/nav.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { Attention } from './attention.tsx'
import { NewestCompanies } from './newest-companies.tsx'

/** The first page for staff: what needs attention, what is new, where one can go. */
export function HomePage() {
  const { t } = useTranslation('system', 'admins')
  const { admin, permissions } = useMe()
  const [, ...groups] = useNav(permissions)
  const trpc = useTRPC()
  const { data: overview } = useSuspenseQuery(trpc.system.overview.queryOptions())
  return (
    <Page>
      <PageHeader
        title={t('common:home.welcome', { name: admin.name })}
        description={t(`admins:roles.${admin.role}`)}
      />
      <Attention overview={overview} />
      {overview.companies ? <NewestCompanies companies={overview.companies} /> : null}
      <QuickLinks groups={groups} />
    </Page>
  )
}
