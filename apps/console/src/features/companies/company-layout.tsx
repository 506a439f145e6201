import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Notice, Page, PageHeader, StatusBadge, Tabs } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions, Outlet } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import type { Company } from './companies.ts'
import { SubscriptionBadge } from './company-badges.tsx'
import { DeleteCompany, RestoreCompany } from './delete-company.tsx'
import { ResumeCompany, SuspendCompany } from './suspend-company.tsx'

const route = getRouteApi('/_signed-in/companies/$tenantId')

/** The company one is looking at; loaded by the route. */
export function useCompany(): Company {
  const { tenantId } = route.useParams()
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.tenants.get.queryOptions({ tenantId })).data
}

/** What stands above every part of a company: its name and state, what can be done, and the way to the parts. */
export function CompanyLayout() {
  const { t } = useTranslation('tenants')
  const company = useCompany()
  const { name, code } = company
  return (
    <Page>
      <PageHeader
        title={name}
        badge={<State company={company} />}
        description={code}
        actions={<Actions company={company} />}
        back={{ link: linkOptions({ to: '/companies' }), label: t('title') }}
      />
      <Notices company={company} />
      <CompanyTabs tenantId={company.id} />
      <Outlet />
    </Page>
  )
}

function State({ company: { deletedAt, contract } }: { company: Company }) {
  const { t } = useTranslation('tenants')
  if (deletedAt) return <StatusBadge tone="danger">{t('deleted')}</StatusBadge>
  return contract ? <SubscriptionBadge state={contract.stateNow} trialEndsAt={contract.trialEndsAt} /> : null
}

function Actions({ company }: { company: Company }) {
  const { t } = useTranslation('tenants')
  const [mayManage, maySuspend, mayDelete] = [
    useMay('tenants:manage'),
    useMay('tenants:suspend'),
    useMay('tenants:delete'),
  ]
  const { may, contract } = company
  return (
    <>
      {mayDelete && may.delete ? <DeleteCompany company={company} /> : null}
      {mayDelete && may.restore ? <RestoreCompany company={company} /> : null}
      {maySuspend && may.suspend && contract ? (
        <SuspendCompany company={company} version={contract.version} />
      ) : null}
      {maySuspend && may.resume && contract ? (
        <ResumeCompany company={company} version={contract.version} />
      ) : null}
      {mayManage && may.edit ? (
        <Button
          leftSection={<IconPencil size={16} aria-hidden />}
          renderRoot={(props) => (
            <Link {...props} to="/companies/$tenantId/edit" params={{ tenantId: company.id }} />
          )}
        >
          {t('edit.action')}
        </Button>
      ) : null}
    </>
  )
}

function Notices({ company: { deletedAt, purgeAfter, contract } }: { company: Company }) {
  const { t } = useTranslation('tenants')
  const format = useFormat()
  if (deletedAt && purgeAfter) {
    const dates = { date: format.date(deletedAt), until: format.date(purgeAfter) }
    return <Notice tone="danger">{t('notice.deleted', dates)}</Notice>
  }
  if (!contract) return <Notice tone="warning">{t('notice.noContract')}</Notice>
  return contract.stateNow === 'suspended' ? (
    <Notice tone="warning">{t('notice.suspended', { reason: contract.suspensionReason ?? '–' })}</Notice>
  ) : null
}

function CompanyTabs({ tenantId }: { tenantId: string }) {
  const { t } = useTranslation('tenants')
  const params = { tenantId }
  return (
    <Tabs label={t('tabs.label')}>
      <Link to="/companies/$tenantId" params={params} activeOptions={{ exact: true }}>
        {t('tabs.overview')}
      </Link>
      <Link to="/companies/$tenantId/subscription" params={params}>
        {t('tabs.subscription')}
      </Link>
      <Link to="/companies/$tenantId/entitlements" params={params} activeOptions={{ includeSearch: false }}>
        {t('tabs.entitlements')}
      </Link>
      <Link to="/companies/$tenantId/members" params={params} activeOptions={{ includeSearch: false }}>
        {t('tabs.members')}
      </Link>
      <Link to="/companies/$tenantId/onboarding" params={params}>
        {t('tabs.onboarding')}
      </Link>
      {useMay('audit:read') ? (
        <Link to="/companies/$tenantId/audit" params={params}>
          {t('tabs.audit')}
        </Link>
      ) : null}
    </Tabs>
  )
}
