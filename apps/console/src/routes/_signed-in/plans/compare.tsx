import { planKinds } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { ComparePage } from '../../../features/plans/compare-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/compare')({
  validateSearch: listSearch({ filters: { kind: oneOf(planKinds), drafts: oneOf(['yes']) } }),
  component: ComparePage,
})
