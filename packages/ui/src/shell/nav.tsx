import { useTranslation } from '@leasehold/i18n/react'
import { VisuallyHidden } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { type ComponentType, type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './shell.module.css'

export type NavItem = {
  label: string
  icon: ComponentType<{ size?: number | string; stroke?: number | string }>
  /** Made with `linkOptions({ to: …, params: … })`. */
  link: LinkProps
  /** Shown as what the plan does not open; the page it leads to says why. */
  locked?: boolean
}

/** Items under a heading; the first group may go without. A group without items is not shown. */
export type NavGroup = { label?: string; items: readonly NavItem[] }

type NavProps = { groups: readonly NavGroup[]; head?: ReactNode; onNavigate?: () => void }

/** The main navigation under `head`, the brand. */
export function Nav({ groups, head, onNavigate }: NavProps) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const nav = useRef<HTMLElement>(null)
  // With many modules the page one is on may lie below what is in sight.
  useEffect(() => {
    const current = pathname && nav.current?.querySelector('li [aria-current="page"]')
    if (current) current.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  return (
    <nav ref={nav} aria-label={t('shell.mainNavigation')}>
      {head ? <div className={classes.sideHead}>{head}</div> : null}
      <div className={classes.nav}>
        {groups
          .filter((group) => group.items.length > 0)
          .map((group) => (
            <NavSection key={group.label ?? ''} group={group} onNavigate={onNavigate} />
          ))}
      </div>
    </nav>
  )
}

function NavSection({ group, onNavigate }: { group: NavGroup; onNavigate: (() => void) | undefined }) {
  const id = useId()
  const { t } = useTranslation()
  return (
    <div className={classes.navGroup}>
      {group.label ? (
        <div id={id} className={classes.navLabel}>
          {group.label}
        </div>
      ) : null}
      <ul aria-labelledby={group.label ? id : undefined}>
        {group.items.map(({ label, icon: Icon, link, locked = false }) => (
          <li key={label}>
            <Link
              {...link}
              className={classes.navItem}
              onClick={onNavigate}
              data-locked={locked || undefined}
              title={locked ? t('locked.title') : undefined}
            >
              <Icon size={18} stroke={1.6} />
              <span>{label}</span>
              {locked ? (
                <>
                  <IconLock size={14} stroke={1.6} className={classes.navLock} aria-hidden />
                  <VisuallyHidden>{t('locked.title')}</VisuallyHidden>
                </>
              ) : null}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
