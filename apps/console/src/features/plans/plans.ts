import type { ConsoleRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<ConsoleRouter>

export type ListedPlan = Outputs['plans']['list']['plans'][number]
export type Plan = Outputs['plans']['get']
export type PlanVersion = Plan['versions'][number]
export type Comparison = Outputs['plans']['compare']
export type ComparedPlan = Comparison['plans'][number]
export type CatalogFeature = Outputs['plans']['features']['features'][number]
export type CatalogSettings = Outputs['plans']['settings']
export type PlanTenant = Outputs['plans']['tenants']['items'][number]
export type MovePreview = Outputs['plans']['previewMove']
export type MovingTenant = MovePreview['items'][number]
