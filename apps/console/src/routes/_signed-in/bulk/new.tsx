import { createFileRoute } from '@tanstack/react-router'
import { bulkSearch } from '../../../features/bulk/bulk.ts'
import { NewBulkPage } from '../../../features/bulk/new-bulk-page.tsx'

export const Route = createFileRoute('/_signed-in/bulk/new')({
  validateSearch: bulkSearch,
  component: NewBulkPage,
})
