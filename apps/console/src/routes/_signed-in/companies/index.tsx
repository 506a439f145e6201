import { activations, industries, planKeys, regions, subscriptionStates } from '@leasehold/catalog'
import { listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { CompaniesPage } from '../../../features/companies/companies-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/')({
  validateSearch: listSearch({
    sort: ['newest', 'name'],
    filters: {
      plan: oneOf(planKeys),
      state: oneOf(subscriptionStates),
      activation: oneOf(activations),
      industry: oneOf(industries),
      region: oneOf(regions),
      deleted: oneOf(['yes']),
    },
  }),
  component: CompaniesPage,
})
