import { createFileRoute, Outlet } from '@tanstack/react-router'
import { ConsoleShell } from '../features/shell/console-shell.tsx'
import { loadMe } from '../lib/me.ts'

/** The frame of every page for platform staff; who is not signed in is led to the sign-in page. */
export const Route = createFileRoute('/_signed-in')({
  loader: async () => {
    await loadMe()
  },
  component: () => (
    <ConsoleShell>
      <Outlet />
    </ConsoleShell>
  ),
})
