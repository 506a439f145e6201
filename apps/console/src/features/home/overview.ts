import type { ConsoleRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

export type Overview = inferRouterOutputs<ConsoleRouter>['system']['overview']
export type NewCompany = NonNullable<Overview['companies']>[number]
