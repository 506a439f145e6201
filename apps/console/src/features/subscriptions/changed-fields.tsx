import { auditNameKey } from '@leasehold/catalog'
import { useAuditWords, useFormat, useTranslation } from '@leasehold/i18n/react'
import { compareFields } from '@leasehold/ui'
import { usePlans } from '../../lib/plans.ts'
import classes from './subscriptions.module.css'

type ChangedFieldsProps = { before: unknown; after: unknown; currency: string | null }

/** What stands elsewhere in the timeline, or says nothing to anybody. */
const untold = new Set(['reason', 'requestId', 'promotionCodeId'])

/** What changed, in one paragraph; the reason stands elsewhere. */
export function ChangedFields({ before, after, currency }: ChangedFieldsProps) {
  const { t } = useTranslation('common', 'billing', 'subscriptions')
  const format = useFormat()
  const words = useAuditWords()
  const { plans, nameOf } = usePlans()
  const names = Object.fromEntries(plans.map(({ key }) => [auditNameKey('plan', key), nameOf(key)]))
  const fields = compareFields(words.values(before ?? {}, names), words.values(after ?? {}, names))
  const changed = fields.filter(
    (field) => field.changed && !untold.has(field.path) && !(isEmpty(field.before) && isEmpty(field.after)),
  )
  const text = (path: string, value: unknown): string => {
    if (isEmpty(value)) return '–'
    if (typeof value === 'boolean') return t(value ? 'diff.yes' : 'diff.no')
    const name = path.split('.').at(-1)
    if (typeof value === 'number')
      return currency && (name === 'charge' || name === 'expected')
        ? format.money(value, currency)
        : format.number(value)
    if (typeof value !== 'string') return JSON.stringify(value)
    if (name === 'cycle') return t(`billing:cycles.${value as 'monthly'}`)
    if (name === 'source' || name === 'movesTo') return t(`subscriptions:sources.${value as 'manual'}`)
    return value
  }
  if (changed.length === 0) return null
  const told = changed.map(({ path, before: from, after: to }) => {
    const now = text(path, to)
    return `${words.field(path)}: ${isEmpty(from) ? now : `${text(path, from)} → ${now}`}`
  })
  return <p className={classes.changed}>{told.join(' · ')}</p>
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
