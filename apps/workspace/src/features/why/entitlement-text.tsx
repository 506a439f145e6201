import type { FeatureValue } from '@leasehold/catalog'
import { useFormat, useTranslation } from '@leasehold/i18n/react'
import classes from './why.module.css'
import type { Explanation } from './why.ts'

type EntitlementLink = Explanation['links'][3]

/** What the company has of the feature, where from, and until when. */
export function EntitlementText({ link }: { link: EntitlementLink }) {
  const { t, locale } = useTranslation('why', 'company')
  const format = useFormat()
  const { code, named, value, used, sources, until } = link
  const worth = (amount: FeatureValue) => {
    if (typeof amount === 'boolean') return t(amount ? 'company:plan.open' : 'company:plan.locked')
    if (amount === null) return t('company:plan.unlimited')
    return named?.unit === 'bytes' ? format.bytes(amount) : format.number(amount)
  }
  const from = sources.map((source) => {
    const kind = t(`company:plan.sources.${source.kind}`)
    const name = source.planName?.[locale]
    if (!name) return kind
    const version = 'planVersion' in source ? format.number(source.planVersion) : ''
    return t('planVersion', { kind, plan: name, version })
  })
  return (
    <>
      <p>
        {t(`entitlement.${code}`, {
          feature: named?.name[locale] ?? '',
          value: worth(value),
          used: used === null ? '' : worth(used),
        })}
      </p>
      {from.length > 0 ? (
        <p className={classes.hint}>{t('entitlement.from', { source: from.join(' + ') })}</p>
      ) : null}
      {until ? (
        <p className={classes.hint}>{t('entitlement.until', { date: format.dateTime(until) })}</p>
      ) : null}
    </>
  )
}
