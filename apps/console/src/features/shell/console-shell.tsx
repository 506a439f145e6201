import { useTranslation } from '@leasehold/i18n/react'
import { AppShell } from '@leasehold/ui'
import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMe } from '../../lib/me.ts'
import { useNav } from '../../lib/nav.ts'
import { useSignOut } from '../../lib/use-sign-out.ts'

/** Navigation by permission, and the account of the admin who is signed in. */
export function ConsoleShell({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const { admin, permissions } = useMe()
  const nav = useNav(permissions)
  const signOut = useSignOut()
  return (
    <AppShell
      suffix={t('consoleName')}
      home={linkOptions({ to: '/' })}
      nav={nav}
      account={{
        name: admin.name,
        detail: admin.username,
        onSignOut: () => signOut.mutate(),
        signingOut: signOut.isPending,
      }}
    >
      {children}
    </AppShell>
  )
}
