import { type ReactNode, useEffect, useRef } from 'react'
import classes from './page.module.css'

/** The way between pages that belong together: links of the router, of which the one that is open is marked. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    // On a narrow screen the open one may stand beyond the edge. (To scroll into view would also move the page.)
    const open = strip.current?.querySelector<HTMLElement>('[aria-current="page"]')
    if (open && strip.current) strip.current.scrollLeft = middleOf(open) - middleOf(strip.current)
  })
  return (
    <nav ref={strip} aria-label={label} className={classes.tabs}>
      {children}
    </nav>
  )
}

function middleOf({ offsetLeft, offsetWidth }: HTMLElement): number {
  return offsetLeft + offsetWidth / 2
}
