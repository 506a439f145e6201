import { listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { BulksPage } from '../../../features/bulk/bulks-page.tsx'

export const Route = createFileRoute('/_signed-in/bulk/')({
  validateSearch: listSearch({ filters: {} }),
  component: BulksPage,
})
