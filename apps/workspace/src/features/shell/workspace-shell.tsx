import { useTranslation } from '@leasehold/i18n/react'
import { AppShell, type NavGroup } from '@leasehold/ui'
import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../lib/me.ts'
import { useRememberLocale } from '../../lib/use-remember-locale.ts'
import { useSignOut } from '../../lib/use-sign-out.ts'
import { SyncToast } from '../sync/sync-toast.tsx'
import { AccessBanner } from './access-banner.tsx'
import { CompanySwitcher } from './company-switcher.tsx'

export type WorkspaceShellProps = {
  nav: NavGroup[]
  /** The company one is in; null on pages that belong to the person alone. */
  company: { code: string; name: string } | null
  children: ReactNode
}

/** The frame of every signed-in page of the workspace. */
export function WorkspaceShell({ nav, company, children }: WorkspaceShellProps) {
  const { user } = useMe()
  const { t } = useTranslation()
  const signOut = useSignOut()
  const rememberLocale = useRememberLocale()
  const home = company
    ? linkOptions({ to: '/$tenant', params: { tenant: company.code } })
    : linkOptions({ to: '/' })
  return (
    <AppShell
      home={home}
      nav={nav}
      header={<CompanySwitcher current={company} />}
      banner={company ? <AccessBanner /> : null}
      account={{
        name: user.displayName,
        detail: user.email,
        links: [{ label: t('nav.account'), link: linkOptions({ to: '/account' }) }],
        onChooseLanguage: rememberLocale,
        onSignOut: () => signOut.mutate(),
        signingOut: signOut.isPending,
      }}
    >
      {children}
      {company ? <SyncToast tenant={company.code} /> : null}
    </AppShell>
  )
}
