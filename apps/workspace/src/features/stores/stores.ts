import type { WorkspaceRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<WorkspaceRouter>['stores']

/** A store as the API gives it. */
export type Store = Outputs['get']
