import type { WorkspaceRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

/** What the API tells about an onboarding link. */
export type Onboarding = inferRouterOutputs<WorkspaceRouter>['onboarding']['read']

/** A link that leads somewhere. */
export type OpenOnboarding = Extract<Onboarding, { company: object }>

/** Why a link leads nowhere. */
export type LinkEnd = Exclude<Onboarding, OpenOnboarding>['step']
