import { AppShell, type NavGroup } from '@leasehold/ui'
import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../lib/me.ts'
import { useSignOut } from '../../lib/use-sign-out.ts'
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
  const signOut = useSignOut()
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
        onSignOut: () => signOut.mutate(),
        signingOut: signOut.isPending,
      }}
    >
      {children}
    </AppShell>
  )
}
