import type { WorkspaceRouter } from '@leasehold/api'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { MomentText, StatusBadge } from '@leasehold/ui'
import type { inferRouterOutputs } from '@trpc/server'
import classes from './plan.module.css'

type Feature = inferRouterOutputs<WorkspaceRouter>['company']['plan']['features'][number]

/** What each feature is worth, where that comes from, and until when. What is open comes first. */
export function FeatureTable({ label, features }: { label: string; features: readonly Feature[] }) {
  const { t, locale } = useTranslation('company')
  const isNothing = ({ value }: Feature) => value === false || value === 0
  const inOrder = [
    ...features.filter((feature) => !isNothing(feature)),
    ...features.filter((feature) => isNothing(feature)),
  ]
  return (
    <table className={classes.features} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t('plan.feature')}</th>
          <th scope="col" className={classes.value}>
            {t('plan.value')}
          </th>
          <th scope="col" className={classes.source}>
            {t('plan.source')}
          </th>
          <th scope="col" className={classes.until}>
            {t('plan.until')}
          </th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((feature) => (
          <tr key={feature.key}>
            <th scope="row">{feature.name[locale]}</th>
            <td className={classes.value}>
              <Value feature={feature} />
            </td>
            <td className={classes.source}>
              {feature.sources.map((source) => t(`plan.sources.${source}`)).join(' + ') || '–'}
            </td>
            <td className={classes.until}>
              {feature.until ? <MomentText value={feature.until} as="date" /> : '–'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Value({ feature: { value, unit } }: { feature: Feature }) {
  const { t } = useTranslation('company')
  const format = useFormat()
  if (value === true) return <StatusBadge tone="success">{t('plan.open')}</StatusBadge>
  if (value === false) return <StatusBadge>{t('plan.locked')}</StatusBadge>
  if (value === null) return t('plan.unlimited')
  return unit === 'bytes' ? format.bytes(value) : format.number(value)
}
