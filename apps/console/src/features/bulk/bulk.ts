import type { ConsoleRouter } from '@leasehold/api'
import { activations, industries, regions, subscriptionStates } from '@leasehold/catalog'
import { anyText, listSearch, oneOf } from '@leasehold/ui'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>['bulk']
type Inputs = inferRouterInputs<ConsoleRouter>['bulk']

export type Bulk = Outputs['get']
export type BulkItem = Outputs['items']['items'][number]
export type BulkPreview = Outputs['preview']
export type BulkEffect = BulkPreview['items'][number]
export type BulkParams = Bulk['params']
export type BulkChange = Inputs['preview']['change']
export type BulkSelection = Inputs['preview']['selection']

/** Companies that may be chosen one by one. */
export const mostChosen = 200

/** The filters of the list of companies, as the address of a bulk change keeps them. */
export const bulkSearch = listSearch({
  filters: {
    plan: anyText,
    state: oneOf(subscriptionStates),
    activation: oneOf(activations),
    industry: oneOf(industries),
    region: oneOf(regions),
  },
})

export type BulkSearch = ReturnType<typeof bulkSearch>

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Ids of companies that were chosen one by one; with the entry of the history, so that reloading keeps them. */
    companies?: string[]
  }
}
