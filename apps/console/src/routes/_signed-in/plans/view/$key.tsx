import { createFileRoute } from '@tanstack/react-router'
import { PlanLayout } from '../../../../features/plans/plan-layout.tsx'

export const Route = createFileRoute('/_signed-in/plans/view/$key')({
  loader: ({ context: { api }, params: { key } }) =>
    Promise.all([
      api.queryClient.ensureQueryData(api.trpc.plans.get.queryOptions({ key })),
      api.queryClient.ensureQueryData(api.trpc.plans.features.queryOptions()),
    ]),
  component: PlanLayout,
})
