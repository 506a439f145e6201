import { auditNameKey } from '@leasehold/catalog'
import { useAuditWords, useTranslation } from '@leasehold/i18n/react'
import { usePlans } from '../../lib/plans.ts'
import classes from './reconciliation.module.css'

type Side = Readonly<Record<string, unknown>> | null

/** The fields that differ, as we have them and as Stripe has them. */
export function Sides({ ours, theirs }: { ours: Side; theirs: Side }) {
  const { t } = useTranslation('stripe')
  const words = useAuditWords()
  const { plans, nameOf } = usePlans()
  const names = Object.fromEntries(plans.map(({ key }) => [auditNameKey('plan', key), nameOf(key)]))
  const fields = [...new Set([...Object.keys(ours ?? {}), ...Object.keys(theirs ?? {})])]
  const [ourWords, theirWords] = [words.values(ours ?? {}, names), words.values(theirs ?? {}, names)]
  if (fields.length === 0) return '–'
  return (
    <table className={classes.sides}>
      <thead>
        <tr>
          <th scope="col">{t('differences.field')}</th>
          <th scope="col">{t('differences.ours')}</th>
          <th scope="col">{t('differences.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field}>
            <th scope="row">{words.field(field)}</th>
            <td>{ours === null ? t('differences.absent') : textOf(ourWords, field)}</td>
            <td>{theirs === null ? t('differences.absent') : textOf(theirWords, field)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function textOf(side: unknown, field: string): string {
  const value: unknown = Object(side)[field]
  if (value === null || value === undefined || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
