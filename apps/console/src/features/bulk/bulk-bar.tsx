import { useTranslation } from '@leasehold/i18n/react'
import type { ListSearch } from '@leasehold/ui'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import classes from './bulk.module.css'
import { type BulkSearch, mostChosen } from './bulk.ts'

type Props = {
  /** The filters of the list of companies. */
  search: BulkSearch & ListSearch & { deleted?: string | undefined }
  selected: ReadonlySet<string>
  onClear: () => void
}

/** Leads from the list of companies to a change of those chosen, or of all that the filters find. */
export function BulkBar({ search, selected, onClear }: Props) {
  const { t } = useTranslation('bulk')
  const { query, plan, state, activation, industry, region, deleted } = search
  const filter = Object.fromEntries(
    Object.entries({ query, plan, state, activation, industry, region }).filter(([, value]) => value),
  ) as BulkSearch
  const isNarrowed = Object.keys(filter).length > 0
  const count = selected.size
  const isTooMany = count > mostChosen
  // The deleted ones cannot be changed.
  if (count === 0 && deleted) return null
  return (
    <section className={classes.bar} aria-live="polite" data-chosen={count > 0 || undefined}>
      {count === 0 ? (
        <Button variant="default" renderRoot={(props) => <Link {...props} to="/bulk/new" search={filter} />}>
          {t(isNarrowed ? 'select.changeMatching' : 'select.changeAll')}
        </Button>
      ) : (
        <>
          <span className={classes.chosen}>
            {isTooMany ? t('select.tooMany', { most: String(mostChosen) }) : t('select.chosen', { count })}
          </span>
          <Button variant="subtle" color="gray" onClick={onClear}>
            {t('select.clear')}
          </Button>
          {isTooMany ? null : (
            <Button
              renderRoot={(props) => <Link {...props} to="/bulk/new" state={{ companies: [...selected] }} />}
            >
              {t('select.change')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}
