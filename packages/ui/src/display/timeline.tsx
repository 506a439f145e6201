import type { ReactNode } from 'react'
import type { Tone } from '../theme/colors.ts'
import classes from './display.module.css'

export type TimelineItem = {
  key: string
  title: ReactNode
  /** Who and when, such as a name and a `MomentText`. */
  meta?: ReactNode
  body?: ReactNode
  tone?: Tone
}

/** What happened, newest first. */
export function Timeline({ label, items }: { label: string; items: readonly TimelineItem[] }) {
  return (
    <ol className={classes.timeline} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} data-tone={item.tone ?? 'neutral'}>
          <div className={classes.timelineTitle}>{item.title}</div>
          {item.meta ? <div className={classes.timelineMeta}>{item.meta}</div> : null}
          {item.body ? <div className={classes.timelineBody}>{item.body}</div> : null}
        </li>
      ))}
    </ol>
  )
}
