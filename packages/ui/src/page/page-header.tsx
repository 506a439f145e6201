import { Title } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import classes from './page.module.css'
import { useTitle } from './use-title.ts'

export type PageHeaderProps = {
  /** The page's h1, and the title of the browser's tab. */
  title: string
  /** Beside the title, such as a `StatusBadge`. */
  badge?: ReactNode
  description?: ReactNode
  /** Buttons, the main one last. */
  actions?: ReactNode
  /** The list or page this one belongs to: `linkOptions({ to: … })` and what it is called. */
  back?: { link: LinkProps; label: string }
}

export function PageHeader({ title, badge, description, actions, back }: PageHeaderProps) {
  useTitle(title)
  return (
    <div className={classes.header}>
      <div className={classes.heading}>
        {back ? (
          <Link {...back.link} className={classes.back}>
            <IconChevronLeft size={14} aria-hidden />
            {back.label}
          </Link>
        ) : null}
        <div className={classes.titleLine}>
          <Title order={1}>{title}</Title>
          {badge}
        </div>
        {description ? <div className={classes.description}>{description}</div> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </div>
  )
}
