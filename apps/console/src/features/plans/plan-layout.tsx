import { useLocale, useTranslation } from '@leasehold/i18n/react'
import { Page, PageHeader, Tabs } from '@leasehold/ui'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, Link, linkOptions, Outlet } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import { DeletePlan } from './delete-plan.tsx'
import { PlanBadges } from './plan-badges.tsx'
import type { Plan } from './plans.ts'

const route = getRouteApi('/_signed-in/plans/view/$key')

/** The plan one is looking at; loaded by the route. */
export function usePlan(): Plan {
  const { key } = route.useParams()
  const trpc = useTRPC()
  return useSuspenseQuery(trpc.plans.get.queryOptions({ key })).data
}

/** What stands above every part of a plan. */
export function PlanLayout() {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  const plan = usePlan()
  return (
    <Page>
      <PageHeader
        title={plan.name[locale]}
        badge={<PlanBadges {...plan} hasDraft={plan.draft?.differs ?? false} />}
        description={plan.description[locale] || `${t(`kinds.${plan.kind}`)} · ${plan.key}`}
        actions={plan.may.delete ? <DeletePlan plan={plan} /> : null}
        back={{ link: linkOptions({ to: '/plans' }), label: t('title') }}
      />
      <PlanTabs plan={plan} />
      <Outlet />
    </Page>
  )
}

function PlanTabs({ plan: { key, may } }: { plan: Plan }) {
  const { t } = useTranslation('plans')
  return (
    <Tabs label={t('tabs.label')}>
      <Link to="/plans/view/$key" params={{ key }} activeOptions={{ exact: true }}>
        {t('tabs.versions')}
      </Link>
      {may.manage ? (
        <Link to="/plans/view/$key/draft" params={{ key }}>
          {t('tabs.draft')}
        </Link>
      ) : null}
      <Link to="/plans/view/$key/details" params={{ key }}>
        {t('tabs.details')}
      </Link>
    </Tabs>
  )
}
