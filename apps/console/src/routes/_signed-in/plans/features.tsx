import { listSearch } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { FeaturesPage } from '../../../features/plans/features-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/features')({
  validateSearch: listSearch({}),
  component: FeaturesPage,
})
