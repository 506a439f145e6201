import type { WorkspaceRouter } from '@leasehold/api'
import type { inferRouterOutputs } from '@trpc/server'

/** What the API tells about the link of an invitation. */
export type Invitation = inferRouterOutputs<WorkspaceRouter>['invitations']['read']

/** One that exists, whatever became of it. */
export type KnownInvitation = Exclude<Invitation, { state: 'unknown' }>

/** The person who is signed in and opens it. */
export type Viewer = NonNullable<KnownInvitation['viewer']>
