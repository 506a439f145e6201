import type { ReactNode } from 'react'
import classes from './forms.module.css'

/** The buttons at the end of a form: the one that sends first, then ways out. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>
}
