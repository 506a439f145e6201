import { createFileRoute } from '@tanstack/react-router'
import { SettingsPage } from '../../../features/plans/settings-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/settings')({
  loader: ({ context: { api } }) =>
    Promise.all([
      api.queryClient.fetchQuery({ ...api.trpc.plans.settings.queryOptions(), staleTime: 0 }),
      api.queryClient.ensureQueryData(api.trpc.plans.features.queryOptions()),
    ]),
  component: SettingsPage,
})
