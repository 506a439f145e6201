import type { ReactNode } from 'react'
import type { Tone } from '../theme/colors.ts'
import classes from './display.module.css'

/** A state in one word. The tone only supports the word: it never says anything alone. */
export function StatusBadge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
