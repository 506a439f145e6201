import { useTranslation } from '@leasehold/i18n/react'
import { Box, Checkbox } from '@mantine/core'
import { useMemo, useState } from 'react'
import { compareFields } from './changed-fields.ts'
import classes from './display.module.css'

export type DiffProps = {
  before: unknown
  after: unknown
  /** The name of a field by its dotted path; the path itself when there is none. */
  fieldLabel?: (path: string) => string | undefined
}

/** Before and after of one change, field by field; fields that stayed are shown on request. */
export function Diff({ before, after, fieldLabel }: DiffProps) {
  const { t } = useTranslation()
  const [withUnchanged, setWithUnchanged] = useState(false)
  const fields = useMemo(() => compareFields(before, after), [before, after])
  const changed = fields.filter((field) => field.changed)
  const shown = withUnchanged ? fields : changed
  return (
    <div className={classes.diff}>
      {shown.length === 0 ? (
        <p className={classes.none}>{t('diff.none')}</p>
      ) : (
        <Box component="section" aria-label={t('diff.field')} tabIndex={0} className={classes.diffScroller}>
          <table className={classes.diffTable}>
            <thead>
              <tr>
                <th scope="col">{t('diff.field')}</th>
                <th scope="col">{t('diff.before')}</th>
                <th scope="col">{t('diff.after')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((field) => (
                <tr key={field.path} data-changed={field.changed || undefined}>
                  <th scope="row">{fieldLabel?.(field.path) ?? field.path}</th>
                  <td>
                    <FieldValue value={field.before} side="before" />
                  </td>
                  <td>
                    <FieldValue value={field.after} side="after" />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
      )}
      {changed.length < fields.length ? (
        <Checkbox
          size="xs"
          label={t('diff.showUnchanged')}
          checked={withUnchanged}
          onChange={(event) => setWithUnchanged(event.currentTarget.checked)}
        />
      ) : null}
    </div>
  )
}

function FieldValue({ value, side }: { value: unknown; side: 'before' | 'after' }) {
  const { t } = useTranslation()
  if (value === undefined) return <span className={classes.absent}>–</span>
  if (value === null || value === '') return <span className={classes.absent}>{t('diff.empty')}</span>
  const text =
    typeof value === 'boolean'
      ? t(value ? 'diff.yes' : 'diff.no')
      : typeof value === 'string'
        ? value
        : JSON.stringify(value)
  return (
    <span className={classes.value} data-side={side}>
      {text}
    </span>
  )
}
