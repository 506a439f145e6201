import type { ReactNode } from 'react'
import classes from './page.module.css'

/** The frame of every page inside the shell. `narrow` for forms and reading, `wide` for lists. */
export function Page({ width = 'wide', children }: { width?: 'wide' | 'narrow'; children: ReactNode }) {
  return (
    <div className={classes.page} data-width={width}>
      {children}
    </div>
  )
}
