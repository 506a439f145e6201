import type { ConsoleRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>

export type ListedCompany = Outputs['tenants']['list']['items'][number]
export type Company = Outputs['tenants']['get']
export type Contract = NonNullable<Company['contract']>
export type CompanyMember = Outputs['tenants']['members']['items'][number]
export type CurrentLink = NonNullable<Outputs['onboarding']['currentLink']>
