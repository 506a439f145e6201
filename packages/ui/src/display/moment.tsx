import { useFormat } from '@leasehold/i18n/react'

export type MomentTextProps = {
  /** ISO 8601 as the API sends it; null shows a dash. */
  value: string | Date | null
  /** `date` for days, `dateTime` for when something happened, `relative` for how long ago. */
  as?: 'date' | 'dateTime' | 'second' | 'relative'
}

/** A moment in the reader's language and the company's time zone; the exact time shows on hover. */
export function MomentText({ value, as = 'dateTime' }: MomentTextProps) {
  const format = useFormat()
  if (value === null) return '–'
  const exact = format.dateTime(value, 'second')
  const text = {
    date: () => format.date(value),
    dateTime: () => format.dateTime(value),
    second: () => exact,
    relative: () => format.relative(value),
  }[as]()
  return (
    <time dateTime={new Date(value).toISOString()} title={exact}>
      {text}
    </time>
  )
}
