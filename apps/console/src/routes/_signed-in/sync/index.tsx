import { createFileRoute } from '@tanstack/react-router'
import { RunsPage } from '../../../features/sync/runs-page.tsx'
import { runsSearch } from '../../../features/sync/sync.ts'

export const Route = createFileRoute('/_signed-in/sync/')({
  validateSearch: runsSearch,
  component: RunsPage,
})
