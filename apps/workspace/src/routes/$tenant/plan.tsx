import { createFileRoute } from '@tanstack/react-router'
import { PlanPage } from '../../features/plan/plan-page.tsx'

export const Route = createFileRoute('/$tenant/plan')({
  loader: ({ context: { api } }) =>
    Promise.all([
      api.queryClient.ensureQueryData(api.trpc.company.plan.queryOptions()),
      api.queryClient.ensureQueryData(api.trpc.company.usage.queryOptions()),
    ]),
  component: PlanPage,
})
