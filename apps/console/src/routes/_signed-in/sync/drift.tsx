import { createFileRoute } from '@tanstack/react-router'
import { DriftPage } from '../../../features/sync/drift-page.tsx'
import { driftSearch } from '../../../features/sync/sync.ts'

export const Route = createFileRoute('/_signed-in/sync/drift')({
  validateSearch: driftSearch,
  component: DriftPage,
})
