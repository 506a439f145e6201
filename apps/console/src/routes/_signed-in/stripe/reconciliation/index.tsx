import { createFileRoute } from '@tanstack/react-router'
import { runsSearch } from '../../../../features/reconciliation/reconciliation.ts'
import { RunsPage } from '../../../../features/reconciliation/runs-page.tsx'

export const Route = createFileRoute('/_signed-in/stripe/reconciliation/')({
  validateSearch: runsSearch,
  component: RunsPage,
})
