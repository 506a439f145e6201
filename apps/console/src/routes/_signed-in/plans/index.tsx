import { planKinds } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { PlansPage } from '../../../features/plans/plans-page.tsx'

export const Route = createFileRoute('/_signed-in/plans/')({
  validateSearch: listSearch({ filters: { kind: oneOf(planKinds) } }),
  component: PlansPage,
})
