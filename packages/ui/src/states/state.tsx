import { Title } from '@mantine/core'
import { type ReactNode, useContext } from 'react'
import { useTitle } from '../page/use-title.ts'
import { Brand } from '../shell/brand.tsx'
import { InsideShell } from '../shell/inside-shell.ts'
import classes from './states.module.css'

export type StateProps = {
  icon: ReactNode
  tone?: 'neutral' | 'info' | 'danger'
  title: string
  text?: ReactNode
  /** What people can do about it, usually one button. */
  action?: ReactNode
  /** Fills a page instead of a part of one, and carries its heading. */
  page?: boolean
  children?: ReactNode
}

/** The form all states share: what is the matter, and what to do next. */
export function State({ icon, tone = 'neutral', title, text, action, page = false, children }: StateProps) {
  const inside = useContext(InsideShell)
  useTitle(page ? title : null)
  const state = (
    <div className={page ? `${classes.state} ${classes.page}` : classes.state}>
      <div className={classes.icon} data-tone={tone} aria-hidden>
        {icon}
      </div>
      <Title order={page ? 1 : 2} size="h2" className={classes.title ?? ''}>
        {title}
      </Title>
      {text ? <div className={classes.text}>{text}</div> : null}
      {action ? <div className={classes.action}>{action}</div> : null}
      {children}
    </div>
  )
  if (!page || inside) return state
  return (
    <div className={classes.bare}>
      <header className={classes.bareHead}>
        <Brand />
      </header>
      <main>{state}</main>
    </div>
  )
}
