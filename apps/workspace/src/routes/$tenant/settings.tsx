import { createFileRoute } from '@tanstack/react-router'
import { SettingsPage } from '../../features/company/settings-page.tsx'

export const Route = createFileRoute('/$tenant/settings')({
  loader: ({ context: { api } }) => api.queryClient.ensureQueryData(api.trpc.company.settings.queryOptions()),
  component: SettingsPage,
})
