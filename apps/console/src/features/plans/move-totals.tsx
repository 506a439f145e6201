import { useFormat, useTranslation } from '@leasehold/i18n/react'
import { Section } from '@leasehold/ui'
import { Box } from '@mantine/core'
import classes from './plans.module.css'
import type { MovePreview } from './plans.ts'
import { useFeatureWords } from './use-feature-words.ts'

/** How many companies gain and lose what. */
export function MoveTotals({ totals }: { totals: NonNullable<MovePreview['totals']> }) {
  const { t } = useTranslation('plans')
  const { number } = useFormat()
  const { nameOf } = useFeatureWords()
  const { tenants, isComplete, features, newlyOver } = totals
  return (
    <Section title={t('move.summary')} flush>
      <div className={classes.lead}>
        <p className={classes.text}>
          {isComplete ? t('move.reached', { count: tenants }) : t('move.first', { count: tenants })}
          {newlyOver === 0 ? ` · ${t('move.nobodyOver')}` : null}
        </p>
        {features.length === 0 ? <p className={classes.text}>{t('move.noChange')}</p> : null}
      </div>
      {features.length > 0 ? (
        <Box component="section" className={classes.scroller} aria-label={t('move.summary')} tabIndex={0}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{t('move.feature')}</th>
                <th scope="col">{t('move.gained')}</th>
                <th scope="col">{t('move.lost')}</th>
              </tr>
            </thead>
            <tbody>
              {features.map(({ feature, gained, lost }) => (
                <tr key={feature}>
                  <th scope="row">{nameOf(feature)}</th>
                  <td>{gained > 0 ? number(gained) : '–'}</td>
                  <td>{lost > 0 ? number(lost) : '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
      ) : null}
    </Section>
  )
}
