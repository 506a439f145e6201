import { useFormat } from '@leasehold/i18n/react'
import classes from './bulk.module.css'

type Count = { label: string; count: number; tone?: 'danger' | 'warning' }

/** Numbers beside each other; a tone marks those that are not nothing. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  const format = useFormat()
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, count, tone }) => (
        <div key={label} data-tone={count > 0 ? tone : undefined}>
          <dt>{label}</dt>
          <dd>{format.number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
