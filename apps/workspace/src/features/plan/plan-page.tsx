import { modules } from '@leasehold/catalog'
import { useFormat, useLocale, useTranslation } from '@leasehold/i18n/react'
import { Facts, MomentText, Page, PageHeader, Section, StatusBadge } from '@leasehold/ui'
import { Progress } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCompany } from '../../lib/company.ts'
import { useTRPC } from '../../lib/trpc.ts'
import { stateTones } from '../home/standing.tsx'
import { FeatureTable } from './feature-table.tsx'
import { SurplusNotices, useAmount } from './limit-usage.tsx'
import classes from './plan.module.css'

/** What the company's plan includes, feature by feature, and how much of it is used. */
export function PlanPage() {
  const { t } = useTranslation('company')
  const trpc = useTRPC()
  const { data: plan } = useSuspenseQuery(trpc.company.plan.queryOptions())
  const { data: usage } = useSuspenseQuery(trpc.company.usage.queryOptions())
  const isModule = (key: string) => modules.some((module) => module === key)
  return (
    <Page>
      <PageHeader title={t('plan.title')} description={t('plan.description')} />
      <SurplusNotices surplus={usage.surplus} />
      <Section title={t('plan.plan')}>
        <PlanFacts version={plan.planVersion} until={plan.until} />
      </Section>
      <Section title={t('plan.usage')}>
        <UsageBars limits={usage.limits} />
      </Section>
      <Section title={t('plan.modules')} flush>
        <FeatureTable label={t('plan.modules')} features={plan.features.filter(({ key }) => isModule(key))} />
      </Section>
      <Section title={t('plan.features')} flush>
        <FeatureTable
          label={t('plan.features')}
          features={plan.features.filter(({ key }) => !isModule(key))}
        />
      </Section>
    </Page>
  )
}

function PlanFacts({ version, until }: { version: number | null; until: string | null }) {
  const { t } = useTranslation('company')
  const locale = useLocale()
  const format = useFormat()
  const { code, plan, state, billingAdmins, permissions } = useCompany()
  const people = format.choice(billingAdmins.map(({ name, email }) => `${name} (${email})`))
  return (
    <>
      <Facts
        items={[
          { label: t('plan.plan'), value: plan?.name[locale] ?? t('plan.noPlan') },
          ...(version === null ? [] : [{ label: t('plan.version'), value: format.number(version) }]),
          {
            label: t('plan.state'),
            value: state ? (
              <StatusBadge tone={stateTones[state] ?? 'neutral'}>{t(`states.${state}`)}</StatusBadge>
            ) : null,
          },
          ...(state === 'trialing' && until
            ? [{ label: t('plan.ends'), value: <MomentText value={until} /> }]
            : []),
        ]}
      />
      <p className={classes.ask}>
        {permissions.includes('billing:read') ? (
          <Link to="/$tenant/billing" params={{ tenant: code }}>
            {t('plan.toBilling')}
          </Link>
        ) : people ? (
          t('plan.ask', { people })
        ) : (
          t('plan.askProvider')
        )}
      </p>
    </>
  )
}

type Usage = { limit: 'users' | 'stores' | 'customers' | 'storage'; used: number; allowed: number | null }

function UsageBars({ limits }: { limits: readonly Usage[] }) {
  const { t } = useTranslation('company')
  const amount = useAmount()
  return (
    <dl className={classes.usage}>
      {limits.map(({ limit, used, allowed }) => (
        <div key={limit}>
          <dt>{t(`plan.limits.${limit}`)}</dt>
          <dd>
            {allowed === null
              ? `${amount(limit, used)} · ${t('home.unlimited')}`
              : t('home.used', { used: amount(limit, used), limit: amount(limit, allowed) })}
            {allowed === null ? null : (
              <Progress
                size="sm"
                aria-hidden
                value={allowed === 0 ? 100 : Math.min(100, (100 * used) / allowed)}
                {...(used > allowed ? { color: 'red' } : used === allowed ? { color: 'yellow' } : {})}
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
