import { useTranslation } from '@leasehold/i18n/react'
import { ActionIcon, Drawer } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, type LinkProps, useLocation } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { AccountMenu, type AccountMenuProps } from './account-menu.tsx'
import { Brand } from './brand.tsx'
import { InsideShell } from './inside-shell.ts'
import { Nav, type NavGroup } from './nav.tsx'
import classes from './shell.module.css'

const Notifications = lazy(async () => ({ default: (await import('../notifications.tsx')).Notifications }))

export type AppShellProps = {
  /** Names the part of the product beside the brand, such as "Console". */
  suffix?: string
  /** Where the brand leads. */
  home: LinkProps
  nav: readonly NavGroup[]
  /** In the header, such as the company switcher. */
  header?: ReactNode
  /** Above the page, such as a notice that the company is read-only. */
  banner?: ReactNode
  account: AccountMenuProps
  children: ReactNode
}

/**
 * The frame of every signed-in page: navigation at the side (a drawer on narrow screens), header, content.
 * After a navigation the focus is at the content, so that screen readers begin there.
 */
export function AppShell({ suffix, home, nav, header, banner, account, children }: AppShellProps) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const [drawer, setDrawer] = useState(false)
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    setDrawer(false)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  const brand = (
    <Link {...home} activeOptions={{ exact: true }} className={classes.home}>
      <Brand suffix={suffix} />
    </Link>
  )
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <div className={classes.side}>
        <Nav groups={nav} head={brand} />
      </div>
      <header className={classes.header}>
        <ActionIcon
          className={classes.menuButton}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('shell.openNavigation')}
          aria-expanded={drawer}
          onClick={() => setDrawer(true)}
        >
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
        <div className={classes.headerSlot}>{header}</div>
        <AccountMenu {...account} />
      </header>
      <main id="content" ref={main} tabIndex={-1} className={classes.main}>
        {banner}
        <InsideShell value={true}>{children}</InsideShell>
      </main>
      <Drawer opened={drawer} onClose={() => setDrawer(false)} size="17rem" title={brand}>
        <div className={classes.drawer}>
          <Nav groups={nav} onNavigate={() => setDrawer(false)} />
        </div>
      </Drawer>
      <Suspense fallback={null}>
        <Notifications position="bottom-right" />
      </Suspense>
    </div>
  )
}
