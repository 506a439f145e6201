import { auditNameKey } from '@leasehold/catalog'
import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { compareFields } from '@leasehold/ui'
import { usePlans } from '../../lib/plans.ts'
import classes from './subscriptions.module.css'

/** What changed, a line a field; the reason stands elsewhere. */
export function ChangedFields({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation()
  const words = useAuditWords()
  const { plans, nameOf } = usePlans()
  const names = Object.fromEntries(plans.map(({ key }) => [auditNameKey('plan', key), nameOf(key)]))
  const changed = compareFields(words.values(before ?? {}, names), words.values(after ?? {}, names)).filter(
    (field) => field.changed && field.path !== 'reason',
  )
  const text = (value: unknown): string => {
    if (value === undefined || value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'diff.yes' : 'diff.no')
    return typeof value === 'string' ? value : JSON.stringify(value)
  }
  if (changed.length === 0) return null
  return (
    <ul className={classes.changed}>
      {changed.map(({ path, before: from, after: to }) => (
        <li key={path} className={classes.dimmed}>
          {words.field(path)}: {from === undefined ? null : `${text(from)} → `}
          {text(to)}
        </li>
      ))}
    </ul>
  )
}
