import { useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader, QuickLinks } from '@leasehold/ui'
import { useQuery } from '@tanstack/react-query'
import { useCompany, useMay } from '../../lib/company.ts'
import { useMe } from '../../lib/me.ts'
import { useNav } from '../../lib/nav.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { SurplusNotices } from '../plan/limit-usage.tsx'
import { RecentActivity } from './recent-activity.tsx'
import { Standing } from './standing.tsx'

/** The first page inside a company: where one is and as what, how the company stands, what happened lately. */
export function HomePage() {
  const { t } = useTranslation('company')
  const { user } = useMe()
  const company = useCompany()
  const mayAudit = useMay('audit:read') && company.access !== 'billing_only'
  const [, ...groups] = useNav(company)
  const open = groups.map((group) => ({ ...group, items: group.items.filter(({ locked }) => !locked) }))
  const isLimited = (company.role === 'MANAGER' || company.role === 'OPERATOR') && company.storeIds.length > 0
  const place = t('common:home.place', { company: company.name, role: t(`common:roles.${company.role}`) })
  return (
    <Page>
      <PageHeader
        title={t('common:home.welcome', { name: user.displayName })}
        description={
          isLimited ? `${place} · ${t('home.storesLimited', { count: company.storeIds.length })}` : place
        }
      />
      <Surplus />
      <Standing />
      {mayAudit ? <RecentActivity tenant={company.code} /> : null}
      {company.access === 'billing_only' ? null : <QuickLinks groups={open} />}
    </Page>
  )
}

function Surplus() {
  const trpc = useTRPC()
  const { data } = useQuery(trpc.company.usage.queryOptions())
  return data ? <SurplusNotices surplus={data.surplus} /> : null
}
