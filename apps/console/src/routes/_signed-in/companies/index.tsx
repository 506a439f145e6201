import { activations, industries, regions, subscriptionStates } from '@leasehold/catalog'
import { anyText, listSearch, oneOf } from '@leasehold/ui'
import { createFileRoute } from '@tanstack/react-router'
import { CompaniesPage } from '../../../features/companies/companies-page.tsx'

export const Route = createFileRoute('/_signed-in/companies/')({
  validateSearch: listSearch({
    sort: ['newest', 'name'],
    filters: {
      plan: anyText,
      state: oneOf(subscriptionStates),
      activation: oneOf(activations),
      industry: oneOf(industries),
      region: oneOf(regions),
      deleted: oneOf(['yes']),
    },
  }),
  component: CompaniesPage,
})
