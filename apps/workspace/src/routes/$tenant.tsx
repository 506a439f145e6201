import { TimeZoneProvider } from '@leasehold/i18n/react'
import { createFileRoute, notFound, Outlet, redirect } from '@tanstack/react-router'
import { WorkspaceShell } from '../features/shell/workspace-shell.tsx'
import { tenantApi } from '../lib/api.ts'
import { ApiProvider } from '../lib/api-provider.tsx'
import { loadCompany, useCompany } from '../lib/company.ts'
import { loadMe } from '../lib/me.ts'
import { useNav } from '../lib/nav.ts'

/** Everything inside one company: its API, its cache, its time zone, its navigation. */
export const Route = createFileRoute('/$tenant')({
  beforeLoad: ({ params, location }) => {
    const code = params.tenant.toUpperCase()
    if (!/^TEN-[0-9A-Z]{5}$/.test(code)) throw notFound()
    if (code !== params.tenant) {
      throw redirect({ href: location.href.replace(params.tenant, code), replace: true })
    }
    return { api: tenantApi(code) }
  },
  loader: async ({ context: { api }, params }) => {
    const [company] = await Promise.all([loadCompany(api), loadMe()])
    // Whoever left the wizard half-way is led back to it.
    if (company.activation === 'ongoing_creation' && company.role === 'BILLING_ADMIN') {
      throw redirect({ to: '/$tenant/setup', params, replace: true })
    }
  },
  component: TenantLayout,
})

function TenantLayout() {
  const { api } = Route.useRouteContext()
  const { tenant } = Route.useParams()
  return (
    <ApiProvider key={tenant} api={api}>
      <Inside />
    </ApiProvider>
  )
}

function Inside() {
  const company = useCompany()
  const nav = useNav(company)
  return (
    <TimeZoneProvider value={company.timeZone}>
      <WorkspaceShell nav={nav} company={company}>
        <Outlet />
      </WorkspaceShell>
    </TimeZoneProvider>
  )
}
