import type { ReactNode } from 'react'
import classes from './page.module.css'

/** The way between pages that belong together: links of the router, of which the one that is open is marked. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  )
}
