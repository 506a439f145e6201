import { createFileRoute, notFound, redirect } from '@tanstack/react-router'
import { SetupPage } from '../features/onboarding/setup-page.tsx'
import { tenantApi } from '../lib/api.ts'
import { ApiProvider } from '../lib/api-provider.tsx'
import { loadCompany } from '../lib/company.ts'
import { loadMe } from '../lib/me.ts'

/** The last two steps of the wizard: inside the company, and outside its navigation. */
export const Route = createFileRoute('/$tenant_/setup')({
  beforeLoad: ({ params }) => {
    const code = params.tenant.toUpperCase()
    if (!/^TEN-[0-9A-Z]{5}$/.test(code)) throw notFound()
    if (code !== params.tenant)
      throw redirect({ to: '/$tenant/setup', params: { tenant: code }, replace: true })
    return { api: tenantApi(code) }
  },
  loader: async ({ context: { api } }) => {
    await Promise.all([loadMe(), loadCompany(api)])
  },
  component: SetupRoute,
})

function SetupRoute() {
  const { api } = Route.useRouteContext()
  return (
    <ApiProvider api={api}>
      <SetupPage />
    </ApiProvider>
  )
}
