import { useFormat, useTranslation } from '@leasehold/i18n/react'
import classes from './entitlements.module.css'
import type { Source } from './entitlements.ts'

/** Where a value comes from, in words: the plan, what stacks on it, or who set it by hand, when and why. */
export function FeatureSources({ sources }: { sources: readonly Source[] }) {
  const { t } = useTranslation('entitlements')
  if (sources.length === 0) return <span className={classes.dimmed}>{t('sources.nothing')}</span>
  return (
    <ul className={classes.sources}>
      {sources.map((source) => (
        <li key={source.kind === 'add_on' || source.kind === 'override' ? source.id : source.kind}>
          <SourceText source={source} />
        </li>
      ))}
    </ul>
  )
}

function SourceText({ source }: { source: Source }) {
  const { t, locale } = useTranslation('entitlements')
  const format = useFormat()
  switch (source.kind) {
    case 'plan': {
      const version = format.number(source.planVersion)
      return t('sources.plan', { plan: source.planName[locale], version })
    }
    case 'add_on':
      return t('sources.addOn', {
        plan: source.planName[locale],
        quantity: format.number(source.quantity),
      })
    case 'seats':
      return t('sources.seats', { quantity: format.number(source.quantity) })
    case 'override': {
      const date = source.createdAt ? format.date(source.createdAt) : ''
      return (
        <>
          {t('sources.override', { reason: source.reason })}
          {source.createdAt ? (
            <small>
              {source.createdBy
                ? t('sources.overrideWho', { name: source.createdBy.name, date })
                : t('sources.overrideSystem', { date })}
            </small>
          ) : null}
        </>
      )
    }
    default:
      return t('sources.default')
  }
}
