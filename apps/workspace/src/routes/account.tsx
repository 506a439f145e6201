import { createFileRoute, Outlet } from '@tanstack/react-router'
import { useAccountNav } from '../features/account/nav.ts'
import { WorkspaceShell } from '../features/shell/workspace-shell.tsx'
import { loadMe } from '../lib/me.ts'

/** What belongs to the person, whichever company they are in. */
export const Route = createFileRoute('/account')({
  loader: async () => {
    await loadMe()
  },
  component: AccountLayout,
})

function AccountLayout() {
  const nav = useAccountNav()
  return (
    <WorkspaceShell nav={nav} company={null}>
      <Outlet />
    </WorkspaceShell>
  )
}
