import { useLocale, useTranslation } from '@leasehold/i18n/react'
import {
  type Column,
  DataTable,
  Facts,
  MomentText,
  NotFoundState,
  Page,
  PageHeader,
  Section,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { Title } from '@mantine/core'
import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, linkOptions } from '@tanstack/react-router'
import { useMay } from '../../lib/me.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { SubscriptionBadge } from '../companies/company-badges.tsx'
import classes from './plans.module.css'
import type { Plan, PlanTenant, PlanVersion } from './plans.ts'
import { useTermsRows } from './use-terms-rows.ts'

const route = getRouteApi('/_signed-in/plans/view/$key_/versions/$number')

/** What one version of a plan sells, and who is on it. */
export function VersionPage() {
  const { key, number } = route.useParams()
  const trpc = useTRPC()
  const plan = useSuspenseQuery(trpc.plans.get.queryOptions({ key })).data
  const version = plan.versions.find((each) => `${each.number}` === number)
  return version ? <Version plan={plan} version={version} /> : <NotFoundState page />
}

function Version({ plan, version }: { plan: Plan; version: PlanVersion }) {
  const { t } = useTranslation('plans')
  const name = plan.name[useLocale()]
  const { key, latest } = plan
  const rows = useTermsRows()(version.terms)
  const mayRead = useMay('tenants:read')
  return (
    <Page>
      <PageHeader
        title={t('one.title', { name, number: version.number })}
        badge={
          version.number === latest ? <StatusBadge tone="success">{t('badges.latest')}</StatusBadge> : null
        }
        description={<MomentText value={version.publishedAt} />}
        back={{ link: linkOptions({ to: '/plans/view/$key', params: { key } }), label: name }}
      />
      <Section title={t('one.sells')}>
        {rows.length === 0 ? (
          <p className={classes.dimmedText}>{t('one.nothing')}</p>
        ) : (
          <div className={classes.columns}>
            <Facts items={rows.map(({ label, text }) => ({ label, value: text }))} />
          </div>
        )}
      </Section>
      {mayRead ? <Tenants plan={plan} version={version} /> : null}
    </Page>
  )
}

function Tenants({ plan, version }: { plan: Plan; version: PlanVersion }) {
  const { t } = useTranslation('plans')
  const trpc = useTRPC()
  const list = useListSearch(route.useSearch())
  const input = { plan: plan.key, planVersion: version.number, ...list.search }
  const tenants = useQuery(trpc.plans.tenants.queryOptions(input, list.options))
  const columns: Column<PlanTenant, never>[] = [
    {
      key: 'company',
      header: t('company'),
      cell: ({ name, code }) => (
        <span className={classes.named}>
          {name} <span className={classes.key}>{code}</span>
        </span>
      ),
    },
    ...(plan.kind === 'addon'
      ? [{ key: 'quantity', header: t('one.quantity'), cell: ({ quantity }: PlanTenant) => quantity }]
      : []),
    {
      key: 'state',
      header: t('one.state'),
      cell: ({ state, trialEndsAt, deletedAt }) => {
        if (deletedAt) return <StatusBadge tone="danger">{t('one.deleted')}</StatusBadge>
        return state ? <SubscriptionBadge state={state} trialEndsAt={trialEndsAt} /> : '–'
      },
    },
  ]
  return (
    <div className={classes.stack} id="companies">
      <Title order={2}>{t('one.companies')}</Title>
      <DataTable
        label={t('one.companies')}
        query={tenants}
        list={list}
        columns={columns}
        rowKey={({ tenantId }) => tenantId}
        rowLink={({ tenantId }) => linkOptions({ to: '/companies/$tenantId', params: { tenantId } })}
        empty={{ title: t('one.none.title'), text: t('one.none.text') }}
      />
    </div>
  )
}
