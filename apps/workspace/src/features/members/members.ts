import type { WorkspaceRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

type Outputs = inferRouterOutputs<WorkspaceRouter>

export type Member = Outputs['members']['get']
export type ListedMember = Outputs['members']['list']['items'][number]
export type MemberChoices = Outputs['members']['choices']
export type ListedInvitation = Outputs['invitations']['list']['items'][number]
