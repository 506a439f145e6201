import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './page.module.css'

export type SectionProps = {
  title: string
  /** Beside the title, such as an edit button. */
  actions?: ReactNode
  /** Without padding, for a table that reaches the edges. */
  flush?: boolean
  children: ReactNode
}

/** A framed part of a page under its own heading. */
export function Section({ title, actions, flush = false, children }: SectionProps) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <div className={classes.sectionHeader}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {actions}
      </div>
      {flush ? children : <div className={classes.sectionBody}>{children}</div>}
    </section>
  )
}
