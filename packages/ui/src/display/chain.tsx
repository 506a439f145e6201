import { VisuallyHidden } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './display.module.css'
import { StatusBadge } from './status-badge.tsx'

export type ChainLink = { key: string; label: string; passes: boolean; body: ReactNode }

type ChainProps = {
  verdict: { text: string; positive: boolean }
  label: string
  /** What is read out of a link beside its colour. */
  words: { passes: string; stops: string }
  links: readonly ChainLink[]
}

/** A verdict, and what it follows from: links in a row, of which each passes or stops. */
export function Chain({ verdict, label, words, links }: ChainProps) {
  return (
    <>
      <p className={classes.verdict}>
        <StatusBadge tone={verdict.positive ? 'success' : 'danger'}>{verdict.text}</StatusBadge>
      </p>
      <ol className={classes.chain} aria-label={label}>
        {links.map(({ key, label: name, passes, body }) => {
          const Icon = passes ? IconCircleCheck : IconCircleX
          return (
            <li key={key} data-passes={passes}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <div>
                <p className={classes.chainLabel}>
                  {name}
                  <VisuallyHidden> {passes ? words.passes : words.stops}</VisuallyHidden>
                </p>
                {body}
              </div>
            </li>
          )
        })}
      </ol>
    </>
  )
}
