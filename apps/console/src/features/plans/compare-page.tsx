import { type FeatureValue, planKinds } from '@leasehold/catalog'
import { useLocale, useTranslation } from '@leasehold/i18n/react'
import {
  EmptyState,
  ErrorState,
  ListFilter,
  Page,
  PageHeader,
  PageLoading,
  StatusBadge,
  useListSearch,
} from '@leasehold/ui'
import { Box, Switch, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTRPC } from '../../lib/trpc.ts'
import classes from './compare.module.css'
import type { ComparedPlan, Comparison } from './plans.ts'
import { PlansTabs } from './plans-tabs.tsx'
import { PriceText } from './price-text.tsx'
import { useUnitText } from './use-feature-words.ts'

const route = getRouteApi('/_signed-in/plans/compare')

/** Plans side by side, as customers will see them. */
export function ComparePage() {
  const { t } = useTranslation('plans')
  const list = useListSearch(route.useSearch())
  const { kind = 'plan', drafts } = list.search
  const trpc = useTRPC()
  const input = { kind, drafts: drafts === 'yes' }
  const comparison = useQuery(trpc.plans.compare.queryOptions(input, list.options))
  return (
    <Page>
      <PageHeader title={t('compare.title')} description={t('compare.description')} />
      <PlansTabs />
      <div className={classes.toolbar}>
        <ListFilter
          list={list}
          name="kind"
          label={t('kind')}
          none={t('kinds.plan')}
          options={planKinds
            .filter((value) => value !== 'plan')
            .map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <Switch
          label={t('compare.drafts')}
          checked={input.drafts}
          onChange={(event) => list.change({ drafts: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </div>
      {comparison.error ? (
        <ErrorState error={comparison.error} onRetry={() => void comparison.refetch()} />
      ) : !comparison.data ? (
        <PageLoading />
      ) : comparison.data.plans.length === 0 ? (
        <EmptyState title={t('compare.empty.title')} text={t('compare.empty.text')} />
      ) : (
        <Matrix comparison={comparison.data} />
      )}
    </Page>
  )
}

function Matrix({ comparison: { plans, features } }: { comparison: Comparison }) {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  return (
    // A region that scrolls must be reachable by keyboard.
    <Box component="section" className={classes.scroller} aria-label={t('compare.title')} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('compare.feature')}</th>
            {plans.map((plan) => (
              <th key={plan.key} scope="col" data-shown={plan.isShown}>
                <PlanHead plan={plan} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('compare.price')}</th>
            {plans.map((plan) => (
              <td key={plan.key} data-shown={plan.isShown}>
                <PriceText sells={plan} contactUs={plan.contactUs} />
              </td>
            ))}
          </tr>
          {features.map(({ key, name, unit }) => (
            <tr key={key}>
              <th scope="row">{name[locale]}</th>
              {plans.map((plan) => (
                <td key={plan.key} data-shown={plan.isShown}>
                  <Value value={plan.values[key] ?? null} unit={unit} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}

function PlanHead({ plan }: { plan: ComparedPlan }) {
  const { t } = useTranslation('plans')
  const locale = useLocale()
  return (
    <div className={classes.head}>
      <Link to="/plans/view/$key" params={{ key: plan.key }} className={classes.name}>
        {plan.name[locale]}
      </Link>
      <span className={classes.about}>{plan.description[locale]}</span>
      <span className={classes.badges}>
        {plan.isDraft ? <StatusBadge tone="warning">{t('compare.draft')}</StatusBadge> : null}
        {plan.planVersion === null ? (
          <StatusBadge>{t('badges.unpublished')}</StatusBadge>
        ) : plan.onSale ? null : (
          <StatusBadge>{t('badges.off')}</StatusBadge>
        )}
        {plan.hidden ? <StatusBadge>{t('badges.hidden')}</StatusBadge> : null}
        {plan.contactUs ? <StatusBadge tone="info">{t('badges.contactUs')}</StatusBadge> : null}
      </span>
      {plan.isShown ? null : <VisuallyHidden>{t('compare.notShown')}</VisuallyHidden>}
    </div>
  )
}

function Value({ value, unit }: { value: FeatureValue; unit: Comparison['features'][number]['unit'] }) {
  const { t } = useTranslation('plans')
  const unitText = useUnitText()
  if (value === null) return t('draft.unlimited')
  if (typeof value === 'number' && value > 0) return unitText(unit, value)
  const Icon = value === true ? IconCheck : IconMinus
  return (
    <>
      <Icon size={16} aria-hidden className={value === true ? classes.yes : classes.no} />
      <VisuallyHidden>{t(value === true ? 'values.yes' : 'values.no')}</VisuallyHidden>
    </>
  )
}
