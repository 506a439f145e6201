import type { FeatureValue } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Box, VisuallyHidden } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import type { Offers } from './billing.ts'
import classes from './offers.module.css'

/** Plans beside each other, feature by feature. */
export function CompareTable({ offers: { plans, features } }: { offers: Offers }) {
  const { t, locale } = useTranslation('billing')
  return (
    // A region that scrolls must be reachable by keyboard.
    <Box component="section" className={classes.scroller} aria-label={t('plans.compare')} tabIndex={0}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('plans.feature')}</th>
            {plans.map(({ key, name }) => (
              <th key={key} scope="col">
                {name[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {features.map(({ key, name, unit }) => (
            <tr key={key}>
              <th scope="row">{name[locale]}</th>
              {plans.map((plan) => (
                <td key={plan.key}>
                  <Worth value={plan.values[key] ?? null} unit={unit} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  )
}

function Worth({ value, unit }: { value: FeatureValue; unit: string | null }) {
  const { t } = useTranslation('billing')
  const text = useFeatureValue()
  if (typeof value !== 'boolean') return text(value, unit)
  const Icon = value ? IconCheck : IconMinus
  return (
    <>
      <Icon size={16} aria-hidden data-included={value} />
      <VisuallyHidden>{t(value ? 'plans.included' : 'plans.notIncluded')}</VisuallyHidden>
    </>
  )
}

/** What a feature is worth, in words. */
export function useFeatureValue(): (value: FeatureValue, unit: string | null) => string {
  const { t } = useTranslation('billing')
  const format = useFormat()
  return (value, unit) => {
    if (value === true) return t('plans.included')
    if (value === false) return t('plans.notIncluded')
    if (value === null) return t('plans.unlimited')
    return unit === 'bytes' ? format.bytes(value) : format.number(value)
  }
}
